/** Makes the compiler show every case that a switch over a union forgot. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
