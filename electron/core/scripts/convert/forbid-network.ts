import dns from "node:dns";
import net from "node:net";

/**
 * Makes the network unreachable from this thread. No converter asks for it; should a library ever follow an address out of a
 * document, it fails here. Must be imported before any library that might keep a reference.
 */
const attempts = { count: 0 };

function refuse(): never {
  attempts.count += 1;
  throw new Error("Conversion never uses the network.");
}

net.Socket.prototype.connect = refuse;
for (const name of ["lookup", "resolve", "resolve4", "resolve6", "resolveAny"] as const) {
  Object.defineProperty(dns, name, { value: refuse });
  Object.defineProperty(dns.promises, name, { value: refuse });
}
for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]) {
  Object.defineProperty(globalThis, name, { value: refuse, configurable: false, writable: false });
}

/** How often anything in this thread has tried. */
export function networkAttempts(): number {
  return attempts.count;
}
