import { Value } from 'typebox/value';
import { type Collection, StreamHint } from '#shared/replication/protocol.ts';
import { DeskError } from '../desk.ts';
import { CLIENT_HEADERS } from './hub-calls.ts';
import { type HubLine, LineClosed } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';

const SILENCE_MS = 60_000;
const PAUSE_MS = 1_000;

/**
 * Listens to the hub's hints for as long as the line is open. `onOpen` after every connection: what happened in
 * between was not heard. Read through fetch, for EventSource can carry neither a header nor a session of Electron's.
 */
export async function listen(
  session: HubSession,
  line: HubLine,
  onOpen: () => void,
  onHint: (collection: Collection) => void,
): Promise<void> {
  try {
    while (!line.signal.aborted) {
      await line.persist(() => connection(session, line, onOpen, onHint));
      // A hub or proxy that ends streams at once must not be asked without end.
      await pause(PAUSE_MS, line.signal);
    }
  } catch (error) {
    if (!(error instanceof LineClosed || line.signal.aborted)) throw error;
  }
}

async function connection(
  session: HubSession,
  line: HubLine,
  onOpen: () => void,
  onHint: (collection: Collection) => void,
): Promise<void> {
  const silence = watchSilence();
  try {
    const signal = AbortSignal.any([line.signal, silence.signal]);
    const response = await session.send('/replication/stream', { headers: CLIENT_HEADERS, signal });
    onOpen();
    await readHints(response, silence.broken, onHint);
  } finally {
    silence.end();
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** A line that died without a word is left: the hub sends something every 20 s. */
function watchSilence(): { signal: AbortSignal; broken(): void; end(): void } {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const broken = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), SILENCE_MS);
  };
  broken();
  return { signal: abort.signal, broken, end: () => clearTimeout(timer) };
}

async function readHints(
  response: Response,
  onData: () => void,
  onHint: (collection: Collection) => void,
): Promise<void> {
  if (!response.body) return;
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const read = await reader.read().catch((cause: unknown) => {
      throw new DeskError('no-network', 'the stream of hints broke off', { cause });
    });
    if (read.done) return;
    onData();
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const hint = line.startsWith('data:') ? parse(line.slice('data:'.length)) : null;
      if (Value.Check(StreamHint, hint)) onHint(hint.collection);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
