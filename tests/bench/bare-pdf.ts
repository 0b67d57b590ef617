import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export type BareWindow = { draw(number: number, width: number, height: number): Promise<number> };

/** pdf.js with nothing around it: the same build, the same files, page 1 on a canvas of the same size. */
const barePage = `<!doctype html><title>pdf.js</title><script type="module">
  import { getDocument, GlobalWorkerOptions } from "/pdf.min.mjs";
  window.draw = async (number, width, height) => {
    const began = performance.now();
    const worker = new Worker("/pdf.worker.min.mjs", { type: "module" });
    GlobalWorkerOptions.workerPort = worker;
    const data = new Uint8Array(await (await fetch("/file/" + number)).arrayBuffer());
    const document_ = await getDocument({ data, verbosity: 0 }).promise;
    const page = await document_.getPage(1);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    document.body.replaceChildren(canvas);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    await page.render({ canvas, viewport }).promise;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const took = performance.now() - began;
    await document_.loadingTask.destroy();
    worker.terminate();
    return took;
  };
</script>`;

export async function serveBarePage(files: readonly Uint8Array[]) {
  const build = join(import.meta.dirname, "..", "..", "node_modules", "pdfjs-dist", "build");
  const server = createServer(async ({ url = "/" }, response) => {
    const file = /^\/file\/(\d+)$/.exec(url)?.[1];
    if (url === "/") return response.writeHead(200, { "Content-Type": "text/html" }).end(barePage);
    if (file !== undefined) return response.writeHead(200).end(files[Number(file)]);
    if (!/^\/pdf[.\w]*\.mjs$/.test(url)) return response.writeHead(404).end();
    return response.writeHead(200, { "Content-Type": "text/javascript" }).end(await readFile(join(build, url)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
