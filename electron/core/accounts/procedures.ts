import { procedures } from "../procedures.ts";
import {
  addPerson,
  changePassphrase,
  changePerson,
  listPeopleFor,
  recover,
  resetPassphrase,
  setTrainee,
  signIn,
} from "./accounts.ts";
import { keep, keepsakesOf } from "./keepsakes.ts";
import { addOwnWord, ownWordsOf, removeOwnWord } from "./own-words.ts";

export const sessionProcedures = procedures.session.router({
  signIn: procedures.session.signIn.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(async () => {
      const centre = workstation.requireCentre();
      const session = await signIn(centre, input.signInName, input.passphrase, workstation.now, workstation.kdfCost);
      // Somebody else's uploads and exports don't outlive the change of person.
      await workstation.endSession();
      workstation.startSession(session);
      return session.person;
    }),
  ),
  signOut: procedures.session.signOut.handler(({ context: { workstation } }) =>
    workstation.inTurn(async () => {
      await workstation.endSession();
      return {};
    }),
  ),
  touch: procedures.session.touch.handler(({ context: { workstation } }) => {
    workstation.touch();
    return {};
  }),
  recover: procedures.session.recover.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(async () => {
      const session = await recover(workstation.requireCentre(), input, workstation.now, workstation.kdfCost);
      await workstation.endSession();
      workstation.startSession(session);
      return session.person;
    }),
  ),
  changePassphrase: procedures.session.changePassphrase.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(async () => {
      await changePassphrase(workstation.requireActor(), input.passphrase, input.newPassphrase, workstation.kdfCost);
      workstation.tellStatus();
      return {};
    }),
  ),
  words: procedures.session.words.handler(({ context }) => ownWordsOf(context.workstation.requireActor())),
  addWord: procedures.session.addWord.handler(({ context, input }) =>
    addOwnWord(context.workstation.requireActor(), input.word),
  ),
  removeWord: procedures.session.removeWord.handler(({ context, input }) =>
    removeOwnWord(context.workstation.requireActor(), input.word),
  ),
  keepsakes: procedures.session.keepsakes.handler(({ context }) => keepsakesOf(context.workstation.requireActor())),
  keep: procedures.session.keep.handler(({ context, input }) => {
    keep(context.workstation.requireActor(), input);
    return {};
  }),
});

export const peopleProcedures = procedures.people.router({
  list: procedures.people.list.handler(({ context }) => listPeopleFor(context.workstation.requireActor())),
  add: procedures.people.add.handler(({ context: { workstation }, input }) =>
    addPerson(workstation.requireActor(), input, workstation.kdfCost),
  ),
  update: procedures.people.update.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(async () => {
      const person = changePerson(workstation.requireActor(), input);
      // Somebody who set themselves inactive is signed out: the keys must go too.
      if (!person.active && person.id === workstation.session?.person.id) await workstation.endSession();
      else workstation.tellStatus();
      return person;
    }),
  ),
  setTrainee: procedures.people.setTrainee.handler(({ context, input }) =>
    setTrainee(context.workstation.requireActor(), input),
  ),
  resetPassphrase: procedures.people.resetPassphrase.handler(async ({ context: { workstation }, input }) => {
    await resetPassphrase(workstation.requireActor(), input.id, input.passphrase, workstation.kdfCost);
    return {};
  }),
});
