export const giveBackPath = "/scripts/give-back";
