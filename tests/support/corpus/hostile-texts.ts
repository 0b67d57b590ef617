import type { HostileFile } from "./hostile.ts";

const large = /larger than can be shown/;

export async function hostileTexts(address: string): Promise<HostileFile[]> {
  const mail = `From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n`;
  const vectors = `<script src="${address}/s.js"></script><script>fetch("${address}/f")</script><img src="${address}/i.png" onerror="alert(1)"><img srcset="${address}/2.png 2x"><link rel=stylesheet href="${address}/c.css"><link rel=preload as=image href="${address}/p"><style>@import "${address}/d.css";p{background:url(${address}/b)}</style><p style="background:url(${address}/q)">styled</p><iframe src="${address}/e"></iframe><iframe srcdoc="<script>x</script>"></iframe><object data="${address}/o"></object><embed src="${address}/m"><video poster="${address}/v" src="${address}/w"></video><audio src="${address}/a"></audio><form action="${address}/post"><input autofocus onfocus=alert(1)><button formaction="${address}/fa">go</button></form><meta http-equiv=refresh content="0;url=${address}/r"><base href="${address}/"><body onload=alert(1) background="${address}/bg"><svg onload=alert(1)><use href="${address}/u#x"/><image href="${address}/g"/></svg><math href="javascript:alert(1)">m</math><a href="javascript:alert(1)">j</a><a href="jav&#x09;ascript:alert(1)">k</a><a ping="${address}/ping" href="#x">l</a><table background="${address}/t"><tr><td>x</td></tr></table><template><script>x</script></template><noscript><img src="${address}/n"></noscript><!--[if IE]><script src="${address}/ie"></script><![endif]-->`;
  return [
    { name: "vectors.html", bytes: Buffer.from(`<h1>Hello</h1>${vectors}`), shown: true, says: /never run/ },
    {
      name: "vectors.md",
      bytes: Buffer.from(`# Hello\n\n${vectors}\n\n![x](${address}/md.png) [y](javascript:alert(1))`),
      shown: true,
    },
    { name: "vectors.eml", bytes: Buffer.from(`${mail}Content-Type: text/html\r\n\r\n${vectors}`), shown: true },
    { name: "vectors.txt", bytes: Buffer.from(vectors), shown: true },
    {
      name: "fifty-megabytes.html",
      bytes: Buffer.from("<p>All the same words, over and over.</p>\n".repeat(1_250_000)),
      shown: false,
      says: large,
    },
    {
      name: "seven-megabytes.html",
      bytes: Buffer.from("<p>All the <b>same</b> words.</p>\n".repeat(220_000)),
      shown: "either",
    },
    { name: "deep.html", bytes: Buffer.from(`${"<div><blockquote>".repeat(100_000)}x`), shown: "either" },
    { name: "brackets.html", bytes: Buffer.from("<".repeat(2_000_000)), shown: "either" },
    { name: "attributes.html", bytes: Buffer.from(`<p ${'a="b" '.repeat(500_000)}>x</p>`), shown: "either" },
    { name: "open-comment.html", bytes: Buffer.from(`<p>Hello</p><!-- ${"x".repeat(100_000)}`), shown: true },
    { name: "utf16.html", bytes: Buffer.from("\uFEFF<h1>Größe</h1><script>x</script>", "utf16le"), shown: true },
    { name: "zero-bytes.html", bytes: Buffer.from("<scr\0ipt>alert(1)</scr\0ipt>"), shown: "either" },
    { name: "entities.html", bytes: Buffer.from("<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>"), shown: true },
    {
      name: "span.html",
      bytes: Buffer.from("<table><tr><td colspan=99999999 rowspan=99999999>x</td></tr></table>"),
      shown: true,
    },
    { name: "deep.md", bytes: Buffer.from(`${">".repeat(100_000)} x`), shown: "either" },
    {
      name: "lists.md",
      bytes: Buffer.from(Array.from({ length: 3000 }, (_, index) => `${" ".repeat(index)}- x`).join("\n")),
      shown: "either",
    },
    { name: "brackets.md", bytes: Buffer.from("[".repeat(60_000)), shown: "either" },
    { name: "stars.md", bytes: Buffer.from("*a **b ".repeat(30_000)), shown: "either" },
    { name: "long.txt", bytes: Buffer.alloc(30 * 1024 * 1024, "words and more words\n"), shown: false, says: large },
    { name: "one-line.txt", bytes: Buffer.alloc(4 * 1024 * 1024, "x"), shown: true },
    { name: "half-a-character.txt", bytes: Buffer.from("naïve €").subarray(0, -1), shown: true },
    { name: "control-characters.txt", bytes: Buffer.from("\u001b[2J\u0007\u0008 hello"), shown: true },
    { name: "rows.csv", bytes: Buffer.from("a,b,c\n".repeat(1_000_000)), shown: true, says: /first 5,000 rows/ },
    { name: "one-row.csv", bytes: Buffer.from("a,".repeat(2_000_000)), shown: true, says: /columns/ },
    { name: "formula.csv", bytes: Buffer.from("=cmd|'/c calc'!A0,\"<script>alert(1)</script>\"\n"), shown: true },
    { name: "open-quote.csv", bytes: Buffer.from(`"a,b\n${"x,y\n".repeat(200_000)}`), shown: "either" },
    { name: "utf16.csv", bytes: Buffer.from("\uFEFFName;Straße\r\nÄ;1\r\n", "utf16le"), shown: true },
    { name: "deep.rtf", bytes: Buffer.from(`{\\rtf1 ${"{".repeat(200_000)}x`), shown: false, says: /nested/ },
    { name: "cut.rtf", bytes: Buffer.from("{\\rtf1 {\\b Hello"), shown: true, says: /incomplete/ },
    {
      name: "object.rtf",
      bytes: Buffer.from(`{\\rtf1 Hello{\\object\\objupdate{\\*\\objclass Package}{\\*\\objdata 0105000002}}}`),
      shown: true,
      says: /embedded/,
    },
    {
      name: "template.rtf",
      bytes: Buffer.from(
        `{\\rtf1{\\*\\template ${address}/t.dotm}Hello{\\field{\\*\\fldinst INCLUDEPICTURE "${address}/p.png"}{\\fldrslt }}}`,
      ),
      shown: true,
    },
    { name: "bin.rtf", bytes: Buffer.from("{\\rtf1 Hello \\bin2147483647 x}"), shown: "either" },
    {
      name: "markup.rtf",
      bytes: Buffer.from("{\\rtf1 <script>alert(1)</script>\\par\\u60 ?img src=x onerror=y>}"),
      shown: true,
    },
    { name: "nested.eml", bytes: nestedMail(300), shown: "either" },
    { name: "headers.eml", bytes: Buffer.from(`${"X-A: b\r\n".repeat(300_000)}\r\nx`), shown: "either" },
    {
      name: "boundary.eml",
      bytes: Buffer.from(
        `${mail}Content-Type: multipart/mixed; boundary=a\r\n\r\n${"--a\r\n\r\nx\r\n".repeat(50_000)}`,
      ),
      shown: "either",
    },
    {
      name: "attached-page.eml",
      bytes: Buffer.from(
        `${mail}Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/html; name="../../evil.html"\r\nContent-Disposition: attachment; filename="../../evil.html"\r\n\r\n<script>x</script>\r\n--a--`,
      ),
      shown: true,
      says: /kept inside this e-mail/,
    },
    {
      name: "external-body.eml",
      bytes: Buffer.from(
        `${mail}Content-Type: message/external-body; access-type=URL; URL="${address}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n`,
      ),
      shown: "either",
    },
  ];
}

function nestedMail(depth: number): Buffer {
  let mail = "Subject: innermost\r\n\r\nHello";
  for (let level = 0; level < depth; level += 1) {
    mail = `Subject: ${level}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--b${level}--\r\n`;
  }
  return Buffer.from(mail);
}
