import { z } from "zod";
import { countOf } from "../domain/words.ts";

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>["customError"]>>[0];

/**
 * What a person reads beside a field whose schema says nothing of its own: both the window's forms and the core's
 * INVALID_INPUT show a schema's message as it is. @returns undefined for what no field of a form can hold.
 */
function describeProblem(issue: Issue): string | undefined {
  switch (issue.code) {
    case "too_big":
      return describeBound(String(issue.origin), Number(issue.maximum), "most");
    case "too_small":
      return describeBound(String(issue.origin), Number(issue.minimum), "least");
    case "invalid_format":
      return issue.format === "date" ? "Choose a day." : undefined;
    default:
      return undefined;
  }
}

function describeBound(origin: string, bound: number, which: "most" | "least"): string {
  if (origin === "string")
    return which === "most"
      ? `This is too long: it has ${bound.toLocaleString("en-GB")} characters at most.`
      : `This is too short: it has ${countOf(bound, "character", "characters")} at least.`;
  if (origin === "array" || origin === "set") return `Choose ${bound.toLocaleString("en-GB")} at ${which}.`;
  return `This is ${bound.toLocaleString("en-GB")} at ${which}.`;
}

z.config({ customError: describeProblem });
