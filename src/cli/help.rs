//! The help text, in both languages.

use crate::report::Lang;

pub fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => VI,
        Lang::En => EN,
    }
}

const VI: &str = "\
Bảng Vàng: dựng cổng công khai phong trào thi đua và bảng vàng từ thư mục nội dung.

Cách dùng: bangvang <lệnh> [tùy chọn]

Lệnh:
  init THƯ-MỤC   tạo một cổng mới, nhỏ và đủ, có chú giải
  serve          xem thử trên máy này; trang tự cập nhật khi sửa tệp
  check          kiểm tra toàn bộ nội dung, không ghi gì
  import decision TỆP…
                 từ danh sách khen thưởng của cơ quan (.xlsx, .ods, .csv) tạo tệp quyết định
  import document TỆP…
                 từ văn bản như khi nhận (.docx, .txt, .md) tạo tệp văn bản
  export document MÃ
                 ghi văn bản thành tệp Word theo thể thức Nghị định 30/2020
  build          kiểm tra rồi dựng cổng vào thư mục public/

Tùy chọn:
  --root THƯ-MỤC          thư mục của cổng (mặc định: thư mục hiện tại)
  --out THƯ-MỤC           nơi ghi trang (mặc định: public trong thư mục của cổng)
  --base-url ĐỊA-CHỈ      địa chỉ sẽ đặt cổng, kể cả thư mục con
  --now NGÀY[TGIỜ]        coi như hôm nay là ngày này, ví dụ 2023-12-31T08:00
  --drafts                dựng cả bài nháp và bài chưa đến giờ đăng
  --open                  mở trình duyệt (build --open: dựng xong thì xem thử)
  --port SỐ               cổng mạng để xem thử (mặc định 8017)
  --awards                check: in danh mục hình thức khen thưởng
  --id MÃ                 import: mã của tệp, nếu không lấy từ số văn bản
  --campaign MÃ           import: phong trào; với văn bản, new tạo cả tệp phong trào
  --into THƯ-MỤC          import document: nơi ghi (mặc định: content/documents)
  --number SỐ --date NGÀY import document: số, ký hiệu và ngày của văn bản
  --accept                import document: nhận cả số, ngày do văn bản khác dẫn lại
  --tidy                  import document: sửa dấu nháy, gạch, “Covid- 19”; có liệt kê
  --lang vi|en            ngôn ngữ của thông báo
  --format text|json      dạng của thông báo; json cho trình soạn thảo
  --timings               in thời gian từng bước
  --quiet, -q             chỉ in lỗi và lưu ý
  --help, --version

Mã kết thúc: 0 tốt; 1 nội dung có lỗi, không ghi gì; 2 dùng sai lệnh hoặc máy trục trặc.
";

const EN: &str = "\
Bảng Vàng: builds a portal of campaigns and honour rolls from a folder of content.

Usage: bangvang <command> [options]

Commands:
  init DIR       make a new portal, small, complete and commented
  serve          preview on this machine; pages reload when files change
  check          check all content, write nothing
  import decision FILE…
                 make a decision's content file from an office's list (.xlsx, .ods, .csv)
  import document FILE…
                 make a document's content file from the paper as it arrives (.docx, .txt, .md)
  export document ID
                 write a document as a Word file in the layout of Decree 30/2020
  build          check, then build the portal into public/

Options:
  --root DIR              folder of the portal (default: the current one)
  --out DIR               where to write the site (default: public in the portal's folder)
  --base-url URL          where the portal will be hosted, sub-path included
  --now DAY[THH:MM]       pretend that today is this day, e.g. 2023-12-31T08:00
  --drafts                build drafts and texts whose time has not come
  --open                  open the browser (build --open: preview after the build)
  --port N                port of the preview (default 8017)
  --awards                check: print the catalogue of award forms
  --id ID                 import: id of the file, if not from the paper's number
  --campaign ID           import: campaign; for documents, new makes the campaign's file too
  --into DIR              import document: where to write (default: content/documents)
  --number N --date DAY   import document: number, symbol and date of the paper
  --accept                import document: take over numbers and dates that other papers tell
  --tidy                  import document: repair straight quotes, dashes, Covid- 19; each is listed
  --lang vi|en            language of messages
  --format text|json      form of messages; json is for editors
  --timings               print the time of each stage
  --quiet, -q             print errors and warnings only
  --help, --version

Exit codes: 0 fine; 1 the content has errors, nothing was written; 2 wrong usage, or the machine failed.
";
