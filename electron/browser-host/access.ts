import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export type Access = {
  /** Opens the program in a browser, once: whoever comes second with the same token is refused. */
  readonly launchToken: string;
  /** Checked before anything of a request is looked at. */
  isOwnAddress(request: IncomingMessage): boolean;
  /** A socket's handshake always names where its page came from; one that doesn't is no page of ours. */
  isOwnPage(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
  /** The cookie to set in exchange for the launch token, or null where the token is wrong or used up. */
  exchange(token: string): string | null;
};

/**
 * Who may speak to the browser host: the one browser that was opened with the launch token, on this machine.
 *
 * Host must be the loopback address itself, not a name: a hostile page whose name is made to resolve to 127.0.0.1 (DNS
 * rebinding) sends its own name. Origin, where the browser states one, must be ours, so that no other page can ask in the
 * person's name. The cookie is a secret of this process: it is worthless once the process ends.
 */
export function createAccess(port: number): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies are shared by all ports of an address: a name per port keeps two data folders apart.
  const cookieName = `workstation-${port}`;
  const launchToken = secret();
  const sessionSecret = secret();
  let used = false;

  return {
    launchToken,
    isOwnAddress: ({ headers }) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin) && !isCrossSite(headers),
    isOwnPage: ({ headers }) => headers.origin === origin,
    hasCookie: ({ headers }) => {
      const value = cookies(headers.cookie).get(cookieName);
      return value !== undefined && equal(value, sessionSecret);
    },
    exchange(token) {
      if (used || !equal(token, launchToken)) return null;
      used = true;
      return `${cookieName}=${sessionSecret}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compared by digest: the time taken says nothing about where two values, or their lengths, begin to differ. */
function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** A link or a form of another site sends no Origin with a GET, but today's browsers say where it came from. */
function isCrossSite(headers: IncomingMessage["headers"]): boolean {
  const site = headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

function cookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("=", 2) as [string, string?]);
  return new Map(pairs.map(([name, value]) => [name, value ?? ""]));
}
