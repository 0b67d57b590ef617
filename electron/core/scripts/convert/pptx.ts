import { type Converted, limits, Unshowable } from "./conversion.ts";
import { notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { escapeHtml, finishHtml } from "./safe-html.ts";
import { readXml } from "./xml.ts";

/**
 * Slides as a document to read: each slide's title is a heading, then its text, tables, pictures and the speaker's notes, in the
 * order of the presentation.
 */
export async function convertPptx(parts: Package): Promise<Converted> {
  const all = await slideNames(parts);
  const slides = all.slice(0, limits.slides);
  const shelf = new PictureShelf();
  const notes = await notesOfPackage(parts);
  if (all.length > slides.length) notes.push(`Only the first ${limits.slides} of ${all.length} slides are shown.`);
  const html: string[] = [];
  let damaged = 0;
  for (const [index, name] of slides.entries()) {
    try {
      html.push(await convertSlide(parts, name, index + 1, shelf));
    } catch (error) {
      if (!(error instanceof Unshowable) || error.problem === "entities") throw error;
      damaged += 1;
      html.push(`<h2>Slide ${index + 1}</h2><p>(This slide is damaged.)</p>`);
    }
  }
  if (slides.length === 0 || damaged === slides.length) throw new Unshowable("damaged");
  if (damaged > 0) notes.push(`${damaged} of ${slides.length} slides are damaged and can't be shown.`);
  return finishHtml(html.join(""), { shelf, notes, pages: all.length });
}

/** In the order of the presentation; by number where that can't be read. */
async function slideNames(parts: Package): Promise<string[]> {
  const links = await relations(parts, "ppt/presentation.xml");
  const ordered: string[] = [];
  try {
    readXml(await parts.read("ppt/presentation.xml"), {
      open(tag) {
        if (tag.name === "sldId") ordered.push(links.get(tag.prefixedAttribute("id") ?? "")?.target ?? "");
      },
    });
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged") throw error;
  }
  const known = [...new Set(ordered)].filter((name) => parts.has(name));
  if (known.length > 0) return known;
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return parts.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).sort((a, b) => number(a) - number(b));
}

type Relation = { readonly type: string; readonly target: string };

async function relations(parts: Package, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash);
  const found = new Map<string, Relation>();
  const bytes = await parts.readIfThere(`${folder}/_rels/${part.slice(slash + 1)}.rels`);
  if (!bytes) return found;
  readXml(bytes, {
    open(tag) {
      if (tag.name !== "Relationship" || tag.attribute("TargetMode") === "External") return;
      // Resolved as an address, never as a path: what climbs out of the package is simply not in it.
      const target = new URL(tag.attribute("Target") ?? "", `zip:///${folder}/`).pathname.replace(/^\/+/, "");
      found.set(tag.attribute("Id") ?? "", { type: tag.attribute("Type") ?? "", target: decodeURI(target) });
    },
  });
  return found;
}

async function convertSlide(parts: Package, name: string, number: number, shelf: PictureShelf): Promise<string> {
  const links = await relations(parts, name);
  const pictures = new Map<string, string>();
  for (const [id, { type, target }] of links) {
    if (type.endsWith("/image") && parts.has(target)) {
      const ending = target.slice(target.lastIndexOf(".") + 1).toLowerCase();
      pictures.set(id, shelf.add(`image/${ending === "jpg" ? "jpeg" : ending}`, await parts.read(target)));
    }
  }
  const slide = readSlide(await parts.read(name), pictures);
  const notesPart = [...links.values()].find(({ type }) => type.endsWith("/notesSlide"))?.target;
  const spoken = notesPart && parts.has(notesPart) ? readSlide(await parts.read(notesPart), new Map()).body : "";
  const heading = slide.title || `Slide ${number}`;
  const words = spoken.replace(/<[^>]*>/g, "").trim();
  // A notes page repeats the slide's number as its only text.
  const notes =
    words === "" || /^\d+$/.test(words) ? "" : `<blockquote><p><em>Speaker's notes</em></p>${spoken}</blockquote>`;
  return `<h2>${heading}</h2>${slide.body}${notes}`;
}

function readSlide(bytes: Buffer, pictures: ReadonlyMap<string, string>): { title: string; body: string } {
  let title = "";
  let body = "";
  let paragraph = "";
  let inTitle = false;
  /** The number, date and footer that every slide repeats are no part of its text. */
  let isRepeated = false;
  let inText = false;
  const wrap: Readonly<Record<string, readonly [string, string]>> = {
    tbl: ["<table>", "</table>"],
    tr: ["<tr>", "</tr>"],
    tc: ["<td>", "</td>"],
  };
  readXml(bytes, {
    open(tag) {
      if (tag.name === "sp") inTitle = isRepeated = false;
      else if (tag.name === "ph") {
        isRepeated = /^(sldNum|dt|ftr|hdr)$/.test(tag.attribute("type") ?? "");
        inTitle = /^(title|ctrTitle)$/.test(tag.attribute("type") ?? "");
      } else if (tag.name === "t") inText = !isRepeated;
      else if (tag.name === "br") paragraph += " ";
      else if (tag.name === "blip")
        body += `<p><img src="${pictures.get(tag.attribute("embed") ?? "") ?? ""}" alt=""></p>`;
      body += wrap[tag.name]?.[0] ?? "";
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "p" && paragraph.trim() !== "") {
        if (inTitle) title += (title ? " " : "") + paragraph.trim();
        else body += `<p>${paragraph}</p>`;
      }
      if (name === "p") paragraph = "";
      body += wrap[name]?.[1] ?? "";
    },
    text(text) {
      if (inText) paragraph += escapeHtml(text);
    },
  });
  return { title, body };
}
