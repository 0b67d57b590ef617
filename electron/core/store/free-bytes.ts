/**
 * Gives the memory of bytes back that nobody will read again. The collector would find it too, but it looks through the
 * whole heap for every 64 MB that pass through outside of it: for a cohort's files that took more time than hashing them.
 * Only for bytes that have their memory to themselves; what shares a pool with others is left to the collector.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}
