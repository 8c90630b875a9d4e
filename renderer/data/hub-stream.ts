import { Value } from 'typebox/value';
import { type Collection, StreamHint } from '#shared/replication/protocol.ts';
import { CLIENT_HEADERS } from './hub-calls.ts';
import { type HubLine, LineClosed } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';

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
  while (!line.signal.aborted) {
    try {
      await line.persist(async () => {
        const response = await session.send('/replication/stream', { headers: CLIENT_HEADERS, signal: line.signal });
        onOpen();
        await readHints(response, onHint);
      });
    } catch (error) {
      if (error instanceof LineClosed) return;
      if (line.signal.aborted) return;
      throw error;
    }
  }
}

async function readHints(response: Response, onHint: (collection: Collection) => void): Promise<void> {
  if (!response.body) return;
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
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
