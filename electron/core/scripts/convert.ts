import { availableParallelism } from "node:os";
import { ConversionThread } from "./conversion-thread.ts";
import type { ConversionTask, ConvertAnswer, ConvertRequest, TablesAnswer, TaskAnswer } from "./convert/conversion.ts";

/** One for the window in front, one for what goes on behind it; a machine with a single core gets one. */
export const mostThreads = Math.min(2, availableParallelism());
/** A thread that has loaded its libraries is kept for the next document: loading them takes longer than most conversions. */
const idleMilliseconds = 30_000;

type Waiting = { readonly task: ConversionTask; readonly resolve: (answer: TaskAnswer) => void };

const idle: { readonly thread: ConversionThread; readonly timer: NodeJS.Timeout }[] = [];
const waiting: Waiting[] = [];
let running = 0;
let networkAttempts = 0;

/**
 * Converts in a thread that is ended after fifteen seconds or 400 MB: no document can hang or exhaust the program.
 * Documents wait in line for a thread; their time counts from when it takes them up.
 */
export async function convertDocument(request: ConvertRequest): Promise<ConvertAnswer> {
  const answer = await inThread({ ...request, make: "document" });
  if ("tables" in answer) throw new TypeError("The thread answered with tables where a document was asked for.");
  return answer;
}

/** The cells of a spreadsheet or of separated values, within the same bounds; formulas are never evaluated. */
export async function convertToTables(request: ConvertRequest): Promise<TablesAnswer> {
  const answer = await inThread({ ...request, make: "tables" });
  if ("content" in answer) throw new TypeError("The thread answered with a document where tables were asked for.");
  return answer;
}

function inThread(task: ConversionTask): Promise<TaskAnswer> {
  return new Promise((resolve) => {
    waiting.push({ task, resolve });
    startNext();
  });
}

/** Loads the libraries before the first document comes, for work whose documents are timed. */
export async function startConversionThreads(): Promise<void> {
  const threads = Array.from({ length: mostThreads - running - idle.length }, makeThread);
  await Promise.all(threads.map((thread) => thread.ready()));
  for (const thread of threads) keep(thread);
}

/** How often a converter tried to reach the network, and was refused. For the test that says never. */
export function countNetworkAttempts(): number {
  return networkAttempts;
}

function startNext(): void {
  if (running >= mostThreads) return;
  const next = waiting.shift();
  if (!next) return;
  running += 1;
  const thread = takeIdle() ?? makeThread();
  void thread.convert(next.task).then(({ answer, networkAttempts: attempts }) => {
    networkAttempts += attempts;
    running -= 1;
    if (thread.sound) keep(thread);
    next.resolve(answer);
    startNext();
  });
}

function makeThread(): ConversionThread {
  const thread: ConversionThread = new ConversionThread(() => forget(thread));
  return thread;
}

function takeIdle(): ConversionThread | undefined {
  const kept = idle.pop();
  clearTimeout(kept?.timer);
  kept?.thread.hold(true);
  return kept?.thread;
}

function keep(thread: ConversionThread): void {
  const timer = setTimeout(() => {
    forget(thread);
    thread.end();
  }, idleMilliseconds);
  timer.unref();
  thread.hold(false);
  idle.push({ thread, timer });
}

function forget(thread: ConversionThread): void {
  const index = idle.findIndex((kept) => kept.thread === thread);
  if (index === -1) return;
  clearTimeout(idle[index]?.timer);
  idle.splice(index, 1);
}
