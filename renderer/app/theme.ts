import {
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  Notification,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";

/** The one accent: a quiet ink blue. White on shades 5 and 6 has a contrast of at least 4.5. */
const ink: MantineColorsTuple = [
  "#eef3fb",
  "#dbe5f5",
  "#b9cbe9",
  "#97b1e0",
  "#7c9cd8",
  "#4a72bd",
  "#3a61ae",
  "#2f5093",
  "#26427a",
  "#1c3260",
];

/** For what can't be taken back, and for errors; white on shades 5 and 6 has a contrast of at least 4.5. */
const red: MantineColorsTuple = [
  "#fff0f0",
  "#ffe0e0",
  "#ffc7c7",
  "#ffa8a8",
  "#ff9090",
  "#d93636",
  "#c92a2a",
  "#b02525",
  "#961e1e",
  "#7a1717",
];

/** Greys of which shade 6 is dark enough for text on white, as Mantine uses it. */
const gray: MantineColorsTuple = [
  "#f8f9fa",
  "#f1f3f5",
  "#e7eaee",
  "#dadee4",
  "#c6cbd4",
  "#8b93a0",
  "#5d6571",
  "#474e59",
  "#323841",
  "#1f242b",
];

const slate: MantineColorsTuple = [
  "#d8dbe1",
  "#bcc1ca",
  "#a3a9b4",
  "#7d838f",
  "#474c56",
  "#363a42",
  "#26282d",
  "#1a1b1e",
  "#151619",
  "#101113",
];

export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 6, dark: 5 },
  colors: { ink, red, gray, dark: slate },
  black: "#1c2027",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  headings: {
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.3" },
      h2: { fontSize: "1.375rem", lineHeight: "1.3" },
      h3: { fontSize: "1.125rem", lineHeight: "1.35" },
      h4: { fontSize: "1rem", lineHeight: "1.4" },
      h5: { fontSize: "0.875rem", lineHeight: "1.4" },
      h6: { fontSize: "0.8125rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "sm",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 120 },
        closeButtonProps: { "aria-label": "Close" },
        centered: true,
      },
    }),
    // Mantine sets these 2 px below the field's own size, which here would be 11 px.
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({
        label: {},
        success: {},
        description: { "--input-description-size": "var(--mantine-font-size-xs)" },
        error: { "--input-error-size": "var(--mantine-font-size-xs)" },
      }),
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { "aria-label": "Close this message" } },
    }),
    // What people write in sentences is checked in British English; names, numbers and codes are not words.
    Textarea: Textarea.extend({ defaultProps: { spellCheck: true, lang: "en-GB" } }),
    TextInput: TextInput.extend({ defaultProps: { spellCheck: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: { duration: 100 }, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

/** Where Mantine's own greys fall below a contrast of 4.5 for text. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#565e6b",
    "--mantine-color-placeholder": "#6a7280",
    "--mantine-color-error": "#c02626",
    "--mantine-color-disabled-color": "#6a7280",
  },
  dark: {
    "--mantine-color-dimmed": "var(--mantine-color-dark-2)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
    "--mantine-color-anchor": "var(--mantine-color-ink-3)",
    "--mantine-color-error": "#ff8f8f",
    "--mantine-color-disabled-color": "var(--mantine-color-dark-2)",
  },
});
