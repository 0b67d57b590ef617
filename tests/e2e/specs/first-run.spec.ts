import { expect, test } from "../../support/app.ts";

test("a first start offers to set up the centre or to look at the demonstration", async ({ app }) => {
  await expect(app.page.getByRole("heading", { name: "Set up your centre" })).toBeVisible();
  await expect(app.page.getByRole("button", { name: "Open the demonstration centre" })).toBeVisible();
});

test("a program that was stopped, or killed, starts again on the same folder", async ({ app }) => {
  const heading = () => app.page.getByRole("heading", { name: "Set up your centre" });
  await expect(heading()).toBeVisible();
  await app.restart();
  await expect(heading()).toBeVisible();
  await app.kill();
  await app.restart();
  await expect(heading()).toBeVisible();
});

test("a window that is loaded again reaches the core again", async ({ app }) => {
  await expect(app.page.getByRole("heading", { name: "Set up your centre" })).toBeVisible();
  await app.page.reload();
  await expect(app.page.getByRole("heading", { name: "Set up your centre" })).toBeVisible();
});
