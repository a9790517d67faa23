// Marks in the contents list the section being read. The list works without it.
{
  const list = document.querySelector(".contents");
  const links = new Map();
  for (const link of list.querySelectorAll(":scope > ul a")) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  const passed = new Set();
  let current;
  // The zone reaches from far above the page to a third of the screen: what is in it has been passed.
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
    current?.removeAttribute("aria-current");
    current = links.get([...links.keys()].reverse().find((place) => passed.has(place)));
    if (!current) return void (list.scrollTop = 0);
    current.setAttribute("aria-current", "true");
    const [link, frame] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
    if (link.top < frame.top || link.bottom > frame.bottom) list.scrollTop += link.top - frame.top - frame.height / 2;
  }, { rootMargin: "9999999px 0px -70%" });
  for (const place of links.keys()) observer.observe(place);
}
