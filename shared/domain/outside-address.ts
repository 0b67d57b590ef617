export type OutsideAddress = {
  /** As it would be opened: ASCII alone, look-alike letters as their codes, without line breaks. */
  readonly address: string;
  /** Where it leads, whatever stands before and after that in the address; empty for a mail address. */
  readonly host: string;
};

/** Longer than any address that a person could look over before they trust it. */
const mostCharacters = 2_000;
const openable = new Set(["http:", "https:", "mailto:"]);

/**
 * An address out of a document, as a browser reads it. What a document writes is not what opens: line breaks vanish, letters
 * can run backwards, and others look like those of a name that is trusted. A person is only ever shown what opens.
 * @returns undefined for what is no address of the web or of a mailbox, or is too long to be looked over.
 */
export function readOutsideAddress(written: string): OutsideAddress | undefined {
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return undefined;
  }
  const { href: address, host, protocol } = url;
  return openable.has(protocol) && address.length <= mostCharacters ? { address, host } : undefined;
}
