// What a reader would see on the open page: the value of this file is an object of questions.
({
  // What sticks out of the page sideways and cannot be scrolled to inside a box of its own.
  stickingOut() {
    const root = document.documentElement, width = root.clientWidth;
    const boxed = e => {
      for (e = e.parentElement; e && e !== document.body; e = e.parentElement)
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX)) return true;
      return false;
    };
    const out = [...document.body.querySelectorAll("*")].filter(e => {
      const box = e.getBoundingClientRect();
      const seen = box.width > 1 && box.height > 1 && getComputedStyle(e).visibility !== "hidden";
      return seen && (box.left < -1 || box.right > width + 1) && !boxed(e);
    });
    const names = out.map(e => `${e.tagName}.${e.className}`).slice(0, 5);
    return root.scrollWidth > width ? [`page: ${root.scrollWidth} > ${width}`, ...names] : names;
  },

  // Whether the element in focus shows that it is.
  reached() {
    const e = document.activeElement, style = getComputedStyle(e);
    e.dataset.reached = "yes";
    return style.outlineStyle !== "none" || style.boxShadow !== "none" || e === document.body;
  },

  unreached() {
    const kinds = "a[href], button, summary, textarea, select, "
      + "input:not([type=hidden]):not([type=radio])";
    return [...document.querySelectorAll(kinds)]
      .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
      .filter(e => !e.dataset.reached)
      .map(e => e.outerHTML.slice(0, 120));
  },

  // Text below the contrast of WCAG 2.2 (4.5, large text 3) against the ground it stands on.
  faint() {
    const brush = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = colour => {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      return [...brush.getImageData(0, 0, 1, 1).data];
    };
    const part = v => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const ground = e => {
      for (; e; e = e.parentElement) {
        const colour = rgba(getComputedStyle(e).backgroundColor);
        if (colour[3] > 250) return colour;
      }
      return [255, 255, 255];
    };
    const words = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
    const shown = [...document.body.querySelectorAll("*")].filter(e =>
      words(e).trim() && !["OPTION", "SCRIPT"].includes(e.tagName) && !e.disabled
      && e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 2);
    const pale = shown.flatMap(e => {
      const style = getComputedStyle(e), size = parseFloat(style.fontSize);
      const [a, b] = [light(rgba(style.color)), light(ground(e))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      const large = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
      const told = `${ratio.toFixed(1)} ${e.tagName}.${e.className}: ${words(e).trim().slice(0, 30)}`;
      return ratio < (large ? 3 : 4.5) ? [told] : [];
    });
    return [...new Set(pale)].slice(0, 12);
  },
})
