import { gzipSync } from 'node:zlib';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Desktop } from '#shared/desktop/contract.ts';
import type { Desk } from '../../renderer/data/desk.ts';
import { TextIndex } from '../../renderer/data/search/search-index.ts';
import { PASSPHRASE } from '../fixtures/a-hub.ts';
import { cheapStretch } from '../fixtures/cheap-stretch.ts';
import { type Machine, memoryDesktop } from '../fixtures/memory-platform.ts';
import { type MemorySegments, memorySegments } from '../fixtures/memory-segments.ts';
import type { OpenPage, Page } from './desk-code.ts';
import { afterDeath, forgetCase, fullDisks } from './disk.ts';
import type { Line } from './line.ts';
import { steadyCrypto } from './steady-crypto.ts';
import { underway } from './turns.ts';
import type { World } from './world.ts';

export interface PcParts {
  world: World;
  openPage: OpenPage;
  line: Line;
  machine: Machine;
  /** e.g. TBN-K1; '' before it was enrolled. */
  workstation: string;
  /** Who works here, the one who may open most last. */
  people: readonly string[];
  onFault(error: unknown): void;
}

interface Session {
  isAlive: boolean;
  desk: Desk;
  timers: Map<number, () => void>;
}

/** A workstation with the real desk on it, which can die at every step and starts again from what was durable. */
export class Pc {
  readonly parts: PcParts;
  skewMs = 0;
  indexedDb = new IDBFactory();
  #session: Session | null = null;
  #dying: (() => void) | null = null;

  constructor(parts: PcParts) {
    this.parts = parts;
  }

  get desk(): Desk {
    if (!this.#session) throw new Error('this PC is switched off');
    return this.#session.desk;
  }

  get isOn(): boolean {
    return this.#session !== null;
  }

  get journal(): MemorySegments {
    const { machine, workstation } = this.parts;
    const known = machine.journals.get(workstation) ?? memorySegments();
    machine.journals.set(workstation, known);
    return known;
  }

  async start(): Promise<void> {
    const { machine, openPage, world, line, onFault } = this.parts;
    const session: Session = { isAlive: true, desk: null as unknown as Desk, timers: new Map() };
    this.#session = session;
    const { openDesk } = openPage(this.#page(session));
    const now = () => world.nowMs + this.skewMs;
    const fetch = (path: string, init: RequestInit = {}) =>
      this.#crossing(session, () => line.fetch(path, init)) as Promise<Response>;
    const around = {
      now,
      random: () => 0,
      fetch,
      stretch,
      ownStore: async () => true,
      openSearch: () => new TextIndex(),
      onFault,
    };
    session.desk = await openDesk(this.#desktop(session, machine), around);
  }

  signIn(staff: string): Promise<void> {
    return this.desk.signIn({ staff, passphrase: PASSPHRASE }, () => {});
  }

  /** The process ends: whatever was not durable is gone. */
  kill(): void {
    const session = this.#session;
    this.#dying?.();
    this.#dying = null;
    if (!session) return;
    this.#session = null;
    session.isAlive = false;
    for (const cancel of session.timers.values()) cancel();
    session.timers.clear();
    this.parts.line.breakStreams();
    this.indexedDb = afterDeath(this.indexedDb);
  }

  /** Dies after so many steps of the world. */
  killAfter(steps: number, onDeath: () => void): void {
    this.#dying?.();
    let left = steps;
    this.#dying = this.parts.world.watch(() => {
      left -= 1;
      if (left > 0) return;
      if (this.isOn) onDeath();
      this.kill();
    });
  }

  emptyIndexedDb(): void {
    this.indexedDb = new IDBFactory();
  }

  /** Ticket of the case that the store has lost. */
  forgetCase(pick: number): string {
    return forgetCase(this.indexedDb, pick) ?? 'nothing to forget';
  }

  set isDiskFull(isFull: boolean) {
    const name = this.parts.workstation.toLowerCase();
    if (isFull) fullDisks.add(name);
    else fullDisks.delete(name);
  }

  /** A call over the border of the page: it may die before and after, and then nobody hears of it again. */
  async #crossing<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
    const { world } = this.parts;
    if (session.isAlive) world.step();
    if (!session.isAlive) return new Promise(() => {});
    const settle = (given: () => Result): Result | Promise<Result> => {
      if (session.isAlive) world.step();
      return session.isAlive ? given() : new Promise(() => {});
    };
    return work().then(
      (result) => settle(() => result),
      (error: unknown) =>
        settle(() => {
          throw error;
        }),
    );
  }

  #desktop(session: Session, machine: Machine): Desktop {
    const journals = new Map([[this.parts.workstation, this.#segments(session)]]);
    const desktop = memoryDesktop({ ...machine, journals });
    const guarded = Object.entries(desktop).map(([name, room]) => {
      const calls = Object.entries(room as Record<string, (...values: unknown[]) => Promise<unknown>>);
      const crossed = calls.map(([call, run]) => [
        call,
        (...values: unknown[]) => this.#crossing(session, () => run(...values)),
      ]);
      return [name, Object.fromEntries(crossed)];
    });
    return Object.fromEntries(guarded) as Desktop;
  }

  /** The power may go in the middle of a record. */
  #segments(session: Session): MemorySegments {
    const disk = this.journal;
    const { world } = this.parts;
    return {
      ...disk,
      append: async (name, bytes) => {
        if (!session.isAlive) return new Promise<void>(() => {});
        const half = bytes.length >> 1;
        await disk.append(name, bytes.subarray(0, half));
        world.step();
        if (!session.isAlive) return new Promise<void>(() => {});
        return disk.append(name, bytes.subarray(half));
      },
    };
  }

  #page(session: Session): Page {
    const { world } = this.parts;
    const now = () => world.nowMs + this.skewMs;
    let timers = 0;
    const timer = (run: () => void, ms: number, again: boolean): number => {
      timers += 1;
      const id = timers;
      const wait = () =>
        session.timers.set(
          id,
          world.after(Number(ms) || 0, () => {
            session.timers.delete(id);
            if (again) wait();
            run();
          }),
        );
      if (session.isAlive) wait();
      return id;
    };
    const clear = (id: number) => {
      session.timers.get(id)?.();
      session.timers.delete(id);
    };
    class PageDate extends Date {
      constructor(...values: unknown[]) {
        if (values.length === 0) super(now());
        else super(...(values as [number]));
      }
      static override now = now;
    }
    const setTimeout = (run: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) =>
      timer(() => run(...values), ms, false);
    const timeout = (ms: number) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('timed out', 'TimeoutError')), ms);
      return controller.signal;
    };
    return {
      Date: PageDate,
      setTimeout,
      clearTimeout: clear,
      setInterval: (run: () => void, ms: number) => timer(run, ms, true),
      clearInterval: clear,
      setImmediate: undefined,
      crypto: steadyCrypto,
      indexedDB: this.indexedDb,
      IDBKeyRange,
      AbortSignal: { timeout, any: (signals: AbortSignal[]) => AbortSignal.any(signals) },
      CompressionStream: Gzip,
      navigator: { onLine: true },
      BroadcastChannel: undefined,
      addEventListener: undefined,
      removeEventListener: undefined,
      // RxDB advertises itself.
      console: { ...console, log: () => {}, warn: () => {} },
    };
  }
}

class Gzip extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const parts: Uint8Array[] = [];
    super({
      transform: (part) => void parts.push(part),
      flush: (controller) => controller.enqueue(gzipSync(Buffer.concat(parts))),
    });
  }
}

const stretch: typeof cheapStretch = (...input) => underway(() => cheapStretch(...input));
