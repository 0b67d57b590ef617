/**
 * What a window may load, as HTTP headers. One policy for both hosts: everything comes from the program itself.
 *
 * - `wasm-unsafe-eval`: pdf.js decodes images with WebAssembly. It compiles modules; it does not evaluate text as script.
 * - `style-src 'unsafe-inline'`: Mantine writes its variables and responsive rules into <style> elements. No text of a
 *   learner becomes markup, and with `img-src`, `font-src` and `connect-src` closed a style has no way to send anything.
 * - `blob:`: scripts, pictures and archives are shown and saved from memory, never from an address.
 *
 * `socket` is the browser host's own address: not every browser counts `ws:` of the same origin as 'self'.
 */
export function contentPolicyHeaders(socket?: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    `connect-src 'self'${socket ? ` ${socket}` : ""}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=()",
    "Cache-Control": "no-store",
  };
}
