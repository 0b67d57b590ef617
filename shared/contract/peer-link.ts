import type { ClientContext } from "@orpc/client";
import { type StandardLinkClient, StandardRPCLink } from "@orpc/client/standard";
import {
  type DecodedRequestMessage,
  decodeResponseMessage,
  type EncodedMessage,
  experimental_ClientPeerWithoutCodec,
} from "@orpc/standard-server-peer";
import { packLoneBlob, unpackLoneBlob } from "./lone-blob.ts";

/** What carries messages between whoever calls the core and the core: a port, or a socket. */
export type Channel = {
  send(message: DecodedRequestMessage): Promise<void>;
  /** @param closed called once nothing can come any more: calls that wait for an answer fail then. */
  listen(received: (message: EncodedMessage) => void, closed: () => void): void;
};

/** Calls the core: from a window, or from a test in a window's place. */
export class PeerLink extends StandardRPCLink<ClientContext> {
  constructor(channel: Channel) {
    super(new PeerClient(channel), { url: "http://orpc" });
  }
}

type Call = Parameters<StandardLinkClient<ClientContext>["call"]>[0];

class PeerClient implements StandardLinkClient<ClientContext> {
  readonly #peer: Peer;

  constructor(channel: Channel) {
    this.#peer = new Peer((message) => channel.send(message));
    channel.listen(
      async (message) => this.#peer.message(await decodeResponseMessage(message)),
      () => this.#peer.close(),
    );
  }

  async call(request: Call) {
    const response = await this.#peer.request(packLoneBlob(request));
    return { ...response, body: async () => unpackLoneBlob(response.headers, response.body) };
  }
}

class Peer extends experimental_ClientPeerWithoutCodec {
  /** oRPC makes two errors, stack and all, for every call that ends, also where nobody is left to see them. */
  override close(options: Parameters<experimental_ClientPeerWithoutCodec["close"]>[0] = {}): void {
    super.close({ reason: ended, ...options });
  }
}

const ended = new DOMException("The call to the core has ended.", "AbortError");
