/** What pdf.js loads by address while it draws: copied beside the window's page by the build. */
export function pdfDataAddresses() {
  const folder = (name: string) => new URL(`pdfjs/${name}/`, window.document.baseURI).href;
  return {
    cMapUrl: folder("cmaps"),
    standardFontDataUrl: folder("standard_fonts"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
  };
}
