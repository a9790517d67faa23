//! Makes the parts of stories and models that are not words: pictures, files to take away, ways to share.

use super::parts::*;
use crate::model::Address;
use crate::pictures::{self, Format};
use crate::portal::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

impl Parts<'_> {
    /// A picture with the words that stand with it.
    pub fn picture(&self, id: PictureId, alt: &str, caption: &str, credit: &str) -> Option<PictureView> {
        let prepared = self.pictures.list.get(id.index())?;
        let file = &self.portal.pictures[id.index()];
        let link = |width, format| self.href(&pictures::address(file, width, format));
        let set = |format| {
            let made = prepared.files.iter().filter(|made| made.format == format);
            made.map(|made| format!("{} {}w", link(made.width, format), made.width)).collect::<Vec<_>>().join(", ")
        };
        Some(PictureView {
            src: link(prepared.width, Format::Jpeg),
            webp: set(Format::WebP),
            jpeg: set(Format::Jpeg),
            width: prepared.width,
            height: prepared.height,
            tint: format!("tint-{}", prepared.tint),
            alt: alt.to_string(),
            caption: caption.to_string(),
            credit: credit.to_string(),
        })
    }

    pub fn attachments(&self, list: &[Attachment]) -> Vec<AttachmentView> {
        let about = |a: &Attachment| {
            let kind = a.address.as_str().rsplit('.').next().unwrap_or_default().to_uppercase();
            let size = if a.size < 1 << 20 {
                format!("{} KB", a.size.div_ceil(1024))
            } else {
                self.phrase(
                    "number.megabytes",
                    &[("whole", &(a.size >> 20)), ("tenth", &(((a.size % (1 << 20)) * 10) >> 20))],
                )
            };
            format!("{kind}, {size}")
        };
        let view =
            |a: &Attachment| AttachmentView { text: a.title.clone(), href: self.href(&a.address), about: about(a) };
        list.iter().map(view).collect()
    }

    /// Links that hand a page's address to another service; no script of theirs is ever loaded.
    pub fn share(&self, address: &Address) -> Vec<LinkView> {
        let url = self.portal.site.base.url(address);
        // What Zalo's own button opens: the address as JSON in Base64.
        let data = BASE64.encode(serde_json::json!({ "url": url }).to_string());
        let query = |text: &str| crate::model::address::escape_query(text);
        let zalo = "https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&shareType=0&d=";
        [
            ("Zalo", format!("{zalo}{}", query(&data))),
            ("Facebook", format!("https://www.facebook.com/sharer/sharer.php?u={}", query(&url))),
        ]
        .map(|(text, href)| LinkView { text: text.to_string(), href: Some(href) })
        .into()
    }

    pub(super) fn own_picture(
        &self,
        written: Option<&crate::content::Picture>,
        id: Option<PictureId>,
    ) -> Option<PictureView> {
        let words = written?;
        self.picture(id?, &words.alt, &words.caption, &words.credit)
    }
}
