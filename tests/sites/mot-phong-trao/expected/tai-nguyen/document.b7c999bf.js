// The contents list follows the reader: the section being read is marked in it. Without this the list works as well.
(() => {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  if (!links.size || !window.IntersectionObserver) return;
  const places = [...links.keys()];
  let current;
  const mark = () => {
    const line = innerHeight * 0.3;
    const read = places.findLast((place) => place.getBoundingClientRect().top <= line);
    if (read === current) return;
    if (current) links.get(current).removeAttribute("aria-current");
    current = read;
    if (!read) return;
    const link = links.get(read);
    link.setAttribute("aria-current", "true");
    const list = link.closest(".contents");
    const top = link.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top + link.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top - list.clientHeight / 2;
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
  places.forEach((place) => observer.observe(place));
})();
