import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Answer, Failure } from '#shared/desktop/answer.ts';
import { CONTRACT, type Desktop } from '#shared/desktop/contract.ts';
import { failureOf } from './failure.ts';

type Handler = (...input: never[]) => Promise<unknown>;

/** The only door from a page into main: known methods, our own top frame, arguments that fit the contract. */
export function routeDesktop(desktop: Desktop, origin: string): void {
  for (const [group, methods] of Object.entries(CONTRACT)) {
    for (const [name, { input: schemas }] of Object.entries(methods)) {
      const handlers = desktop[group as keyof Desktop] as unknown as Record<string, Handler>;
      ipcMain.handle(`${group}.${name}`, async (event, ...input): Promise<Answer> => {
        const refused = refusal(event, origin, schemas, input);
        if (refused) return { failure: refused };
        try {
          return { value: await handlers[name]?.(...(input as never[])) };
        } catch (error) {
          return { failure: failureOf(error) };
        }
      });
    }
  }
}

function refusal(
  { sender, senderFrame }: IpcMainInvokeEvent,
  origin: string,
  schemas: readonly TSchema[],
  input: readonly unknown[],
): Failure | null {
  // senderFrame is null when its page has navigated away meanwhile.
  if (!senderFrame || senderFrame !== sender.mainFrame || senderFrame.origin !== origin) {
    return { code: 'wrong-sender', message: `not called by the top frame of ${origin}` };
  }
  if (input.length !== schemas.length) {
    return { code: 'wrong-arguments', message: `takes ${schemas.length} arguments, not ${input.length}` };
  }
  const wrong = schemas.findIndex((schema, index) => !Value.Check(schema, input[index]));
  return wrong < 0 ? null : { code: 'wrong-arguments', message: `argument ${wrong + 1} does not fit the contract` };
}
