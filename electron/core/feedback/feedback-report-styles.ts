import { colours, type TextStyle } from "../archive/pdf/paper.ts";

/** Larger than a mark sheet's: a report is read by one person, also on paper held at arm's length. */
export const reportStyles = {
  title: { weight: "semibold", size: 22, colour: colours.ink },
  name: { weight: "semibold", size: 15, colour: colours.ink },
  outcome: { weight: "semibold", size: 24, colour: colours.ink },
  heading: { weight: "semibold", size: 16, colour: colours.ink },
  subheading: { weight: "semibold", size: 13, colour: colours.ink },
  mark: { weight: "semibold", size: 14, colour: colours.ink },
  body: { weight: "regular", size: 12, colour: colours.ink },
  strong: { weight: "semibold", size: 12, colour: colours.ink },
  label: { weight: "semibold", size: 10.5, colour: colours.muted },
  note: { weight: "regular", size: 10.5, colour: colours.muted },
} as const satisfies Record<string, TextStyle>;
