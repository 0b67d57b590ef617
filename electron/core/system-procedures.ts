import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import { signIn } from "./accounts/accounts.ts";
import { createCentre } from "./centre/create-centre.ts";
import { makeDemonstration } from "./centre/demonstration.ts";
import { procedures } from "./procedures.ts";

export const systemProcedures = procedures.system.router({
  status: procedures.system.status.handler(({ context }) => context.workstation.status()),
  changes: procedures.system.changes.handler(async function* ({ context, signal }) {
    const { workstation, connectionId } = context;
    for await (const { kind, origin } of workstation.changes.subscribe("change", { signal })) {
      if (origin !== connectionId) yield { kind };
    }
  }),
  restoreBackup: procedures.system.restoreBackup.handler(({ context, input }) =>
    context.workstation.inTurn(async () => {
      context.workstation.restore(input.name);
      return {};
    }),
  ),
});

export const setUpProcedures = procedures.setUp.router({
  createCentre: procedures.setUp.createCentre.handler(({ context, input }) => {
    const { workstation } = context;
    return workstation.inTurn(async () => {
      if (workstation.status().phase !== "set-up") throw new WorkstationError("ALREADY_SET_UP");
      const { centreNumber, centreName, person } = input;
      const request = { centreNumber, centreName, person, demonstration: false };
      const { recoveryCode } = await createCentre(workstation.folder, request, workstation.now(), workstation.kdfCost);
      await workstation.switchTo(workstation.folder);
      const { signInName, passphrase } = person;
      workstation.startSession(
        await signIn(workstation.requireCentre(), signInName, passphrase, workstation.now, workstation.kdfCost),
      );
      return { recoveryCode };
    });
  }),
  openDemonstration: procedures.setUp.openDemonstration.handler(({ context: { workstation } }) =>
    workstation.inTurn(async () => {
      if (workstation.status().demonstration) return {};
      workstation.holdFolder();
      await makeDemonstration(workstation.demonstrationFolder, workstation.resourcesFolder, workstation.now);
      await workstation.switchTo(workstation.demonstrationFolder);
      return {};
    }),
  ),
  leaveDemonstration: procedures.setUp.leaveDemonstration.handler(({ context: { workstation } }) =>
    workstation.inTurn(async () => {
      if (!workstation.status().demonstration) throw new WorkstationError("NOT_DEMONSTRATION");
      await workstation.switchTo(workstation.centreFolder);
      return {};
    }),
  ),
  resetDemonstration: procedures.setUp.resetDemonstration.handler(({ context: { workstation } }) =>
    workstation.inTurn(async () => {
      if (!workstation.status().demonstration) throw new WorkstationError("NOT_DEMONSTRATION");
      workstation.holdFolder();
      await workstation.removeDemonstration();
      await makeDemonstration(workstation.demonstrationFolder, workstation.resourcesFolder, workstation.now);
      await workstation.switchTo(workstation.demonstrationFolder);
      return {};
    }),
  ),
});
