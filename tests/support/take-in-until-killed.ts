import { TestCentre } from "./centre.ts";

/** Takes scripts in as fast as they are indexed, and never stops. Says where its folder is, then each script's number. */
const centre = await TestCentre.open();
console.log(centre.home);
for (let number = 1; ; number += 1) {
  const bytes = Buffer.from(
    `Reflection number ${number}. ${"Coaching and mentoring in practice. ".repeat(40)}`,
    "utf8",
  );
  await centre.takeIn({
    learner: centre.register(),
    assessmentId: "work-based-assignment",
    files: [{ name: "script.txt", bytes }],
  });
  if (number % 10 === 0) centre.workstation.texts.wake();
  if (number % 30 === 0) await centre.workstation.texts.settle();
  console.log(number);
}
