import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import {
  ArchiveScreen,
  daysAgo,
  fixture,
  LearnersScreen,
  ScriptsScreen,
  TakeInScreen,
} from "../pages/centre-work-pages.ts";
import { ComparedScreen, QualityScreen, QueueScreen, SheetScreen } from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";
import { OwnPassphrasePage, SignInPage, WelcomePage } from "../pages/start-pages.ts";

const staff = {
  name: "Sam Staff",
  signInName: "sam",
  passphrase: "green lamp over water",
  roles: ["Centre staff"],
} as const;
const assessor = {
  name: "Asha Assessor",
  signInName: "asha",
  passphrase: "asha first passphrase",
  roles: ["Assessor"],
} as const;
const iqa = {
  name: "Ivor Checker",
  signInName: "ivor",
  passphrase: "ivor first passphrase",
  roles: ["Internal quality assurer (IQA)"],
} as const;
const own = (person: { signInName: string }) => `${person.signInName} own long passphrase`;
const learner = { name: "Léa Novák-Brontë", number: "HC-2041", registeredOn: daysAgo(200) };
const assignment = "Work-based assignment";
const diary = "Reflective review";

/** The whole main job, from an empty laptop to a checked archive, on a DOCX and a PDF that LibreOffice made. */
test("a script is taken in, marked, quality-assured blind, and exported", async ({ app }) => {
  test.setTimeout(240_000);
  const shell = () => new Shell(app.page);
  const signIn = async (person: { signInName: string }, passphrase: string) =>
    new SignInPage(app.page).signIn(person.signInName, passphrase);

  await test.step("1. the centre is set up, and its people get their roles", async () => {
    await new WelcomePage(app.page).setUpCentre({ number: "012345", name: "Northmoor Centre" }, staff);
    await shell().goTo("Centre");
    const centre = new CentrePage(app.page);
    await centre.addPerson(assessor);
    await centre.addPerson(iqa);
    await expect(centre.person(iqa.name)).toBeVisible();
  });

  await test.step("2. centre staff registers a learner and takes in two scripts", async () => {
    await shell().goTo("Learners");
    await new LearnersScreen(app.page).register(learner);
    const takeIn = new TakeInScreen(app.page);
    await takeIn.open();
    await takeIn.chooseLearner(learner.name);
    await takeIn.chooseAssessment(new RegExp(assignment));
    await takeIn.dropFiles(fixture("assignment.docx"));
    await takeIn.confirmOwnWork();
    await takeIn.refuseStandardisation();
    await takeIn.assignTo(assessor.name);
    await takeIn.submit();
    await takeIn.expectTakenIn(assignment);
    await takeIn.open();
    await takeIn.chooseLearner(learner.name);
    await takeIn.chooseAssessment(new RegExp(diary));
    await takeIn.chooseFiles(fixture("assignment.pdf"));
    await takeIn.confirmOwnWork();
    await takeIn.assignTo(assessor.name);
    await takeIn.submit();
    await takeIn.expectTakenIn("Reflective review and coaching/mentoring diary");
    await shell().goTo("Scripts");
    await expect(new ScriptsScreen(app.page).row(learner.name, assignment)).toContainText("Not marked");
    await shell().lock();
  });

  await test.step("3. the assessor marks the Word script beside its sheet, killed in the middle", async () => {
    await signIn(assessor, assessor.passphrase);
    await new OwnPassphrasePage(app.page).change(assessor.passphrase, own(assessor));
    await expect(shell().heading("Queue")).toBeVisible();
    await new QueueScreen(app.page).open(learner.name, assignment);
    let sheet = new SheetScreen(app.page);
    await sheet.script.expectText("coaching");
    await sheet.mark(1).fill("33");
    await sheet.strengths(1).pressSequentially("Weighs three alternatives against the cost of each.");
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("section 2 has no mark yet");
    await sheet.askToSign();
    await expect(app.page.getByRole("dialog")).toBeHidden();
    await expect(sheet.mark(2)).toBeFocused();

    await app.kill();
    await app.restart();
    await signIn(assessor, own(assessor));
    await new QueueScreen(app.page).goTo();
    await new QueueScreen(app.page).open(learner.name, assignment);
    sheet = new SheetScreen(app.page);
    await expect(sheet.mark(1)).toHaveValue("33");
    await expect(sheet.strengths(1)).toHaveValue("Weighs three alternatives against the cost of each.");

    await sheet.mark(2).fill("51");
    await expect(sheet.section(2)).toContainText("Only 50 marks are available here");
    await sheet.mark(2).fill("-3");
    await expect(sheet.section(2)).toContainText("A mark cannot be below 0");
    await sheet.mark(2).fill("20.5");
    await expect(sheet.section(2)).toContainText("whole marks only");
    await sheet.mark(2).fill("twenty");
    await expect(sheet.section(2)).toContainText("This is not a mark");
    await sheet.mark(2).fill("20");
    await sheet.improvements(2).fill("Say what the role asks of you, and show where you meet it.");
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("53 of 100, but REFERRAL: section 2 is 20 of 50, five marks short.");
    await sheet.sign(own(assessor));
    await expect(sheet.section(1)).toContainText("33");
    await expect(sheet.mark(1)).toBeHidden();
  });

  await test.step("3. and the PDF script", async () => {
    await shell().goTo("Queue");
    await new QueueScreen(app.page).open(learner.name, diary);
    const sheet = new SheetScreen(app.page);
    await sheet.script.expectText(/coaching|mentoring/);
    for (const [section, mark] of [
      ["1", "20"],
      ["2", "19"],
      ["3", "21"],
    ] as const)
      await sheet.mark(Number(section)).fill(mark);
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("60 of 100: PASS");
    await sheet.sign(own(assessor));
    await shell().lock();
  });

  await test.step("4. the IQA marks again without seeing the first marks, then compares", async () => {
    await signIn(iqa, iqa.passphrase);
    await new OwnPassphrasePage(app.page).change(iqa.passphrase, own(iqa));
    await expect(shell().heading("Quality")).toBeVisible();
    await new QualityScreen(app.page, "To check").open(learner.name, assignment);
    const sheet = new SheetScreen(app.page);
    await expect(sheet.mark(1)).toHaveValue("");
    await expect(app.page.locator("body")).not.toContainText("Weighs three alternatives");
    await expect(app.page.locator("body")).not.toContainText("53 of 100");
    await sheet.mark(1).fill("34");
    await sheet.mark(2).fill("26");
    await sheet.strengths(2).fill("Honest about the limits of the role.");
    await sheet.expectSaved();
    await sheet.commit();
    const compared = new ComparedScreen(app.page);
    await expect(compared.outcomes).toContainText("53 of 100");
    await expect(compared.outcomes).toContainText("60 of 100");
    await expect(compared.section(2)).toContainText("20");
    await expect(compared.section(2)).toContainText("26");
    await compared.askToSign();
    await expect(app.page.getByRole("dialog")).toBeHidden();
    await compared.feedback.fill("Section 2 meets the standard: the self-assessment on page 2 is specific.");
    await compared.sign(own(iqa));
    await shell().lock();
  });

  await test.step("5. centre staff exports an archive and checks it, in the program and without it", async () => {
    await signIn(staff, staff.passphrase);
    await shell().goTo("Archive");
    const archive = new ArchiveScreen(app.page);
    await archive.choose(learner.name);
    const exported = await archive.export(app);
    expect(createHash("sha256").update(readFileSync(exported.path)).digest("hex")).toBe(exported.sha256);
    await archive.check(exported.path);
    await archive.expectVerdict("Intact");
    const check = spawnSync(process.execPath, ["out/verify-archive.js", exported.path], { encoding: "utf8" });
    expect(check.stdout).toContain("Northmoor Centre");
    expect(check.status).toBe(0);
  });

  await test.step("6. everything is there after the program was closed and started again", async () => {
    await app.restart();
    await signIn(staff, staff.passphrase);
    await shell().goTo("Scripts");
    const scripts = new ScriptsScreen(app.page);
    await expect(scripts.row(learner.name, assignment)).toContainText("Quality assured");
    await expect(scripts.row(learner.name, diary)).toContainText("Signed by assessor");
  });
});
