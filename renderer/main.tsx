import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/tokens.css";
import "./app/global.css";
import "./app/forced-colours.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place for the program.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
