// Runs in the page: what a person sees of it, as plain data.
(() => {
  const boxOf = (element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  };
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left);
    return (light + 0.05) / (dark + 0.05);
  };
  const isOpaque = (colour) => colour.startsWith("rgb") && (channels(colour)[3] ?? 1) > 0;
  const groundOf = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (isOpaque(backgroundColor)) {
        return backgroundColor;
      }
    }
    return "rgb(255, 255, 255)";
  };
  // The shape of the drawing that lies under the middle of a text, or the ground of the page.
  const underText = (text) => {
    const { left, top, width, height } = text.getBoundingClientRect();
    const shape = document
      .elementsFromPoint(left + width / 2, top + height / 2)
      .find((one) => one instanceof SVGElement && one.tagName === "path" && isOpaque(getComputedStyle(one).fill));
    return shape === undefined ? groundOf(text) : getComputedStyle(shape).fill;
  };

  const charts = [...document.querySelectorAll("svg")].filter(isSeen).map((svg) => ({
    title: svg.querySelector("title")?.textContent ?? "",
    description: svg.querySelector("desc")?.textContent ?? "",
    role: svg.getAttribute("role"),
    labelledBy: (svg.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent),
    box: boxOf(svg),
    shapes: svg.querySelectorAll("path").length,
    texts: [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent !== "")
      .map((text) => ({
        text: text.textContent,
        box: boxOf(text),
        contrast: contrast(getComputedStyle(text).fill, underText(text)),
      })),
  }));
  const words = [...document.querySelectorAll("h1,h2,h3,p,dt,dd,li,th,td,caption,summary")].filter(isSeen);
  const ground = groundOf(document.body);
  const all = [...document.querySelectorAll("*")];
  return {
    width: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
    ground,
    charts,
    words: words.map((element) => ({
      text: element.textContent,
      box: boxOf(element),
      contrast: contrast(getComputedStyle(element).color, groundOf(element)),
      isInTable: element.closest("table") !== null,
    })),
    tiles: [...document.querySelectorAll(".figures > div")].filter(isSeen).map(boxOf),
    swatches: [...document.querySelectorAll(".swatch:not(.dashed):not(.calm)")].filter(isSeen).map((element) => ({
      name: element.className,
      contrast: contrast(getComputedStyle(element).backgroundColor, ground),
    })),
    tags: [...new Set(all.map(({ localName }) => localName))].sort(),
    attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))].sort(),
    duplicateIds: all.map(({ id }) => id).filter((id, index, ids) => id !== "" && ids.indexOf(id) !== index),
    said: document.body.textContent,
    pwned: String(globalThis.pwned),
  };
})();
