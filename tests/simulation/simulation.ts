import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import type { CaseDetail, Desk, NewCase } from '../../renderer/data/desk.ts';
import { aReceived, aReporter } from '../fixtures/a-case.ts';
import type { Backup } from '../fixtures/hub-backup.ts';
import { random } from '../fixtures/random.ts';
import { FULL } from './disk.ts';
import { anEntryFor } from './entry-inputs.ts';
import { goodLine, Line } from './line.ts';
import { copyOf, type Office } from './office.ts';
import { Pc } from './pc.ts';
import type { Action, Operation } from './schedule.ts';
import { seedCrypto } from './steady-crypto.ts';
import { atHub } from './turns.ts';
import { World } from './world.ts';

/** What somebody was told is saved. */
export interface Saved {
  ticket: string;
  /** `mark` in its data, or the name of what was attached. */
  mark: number;
  kind: string;
}

const MINUTE = 60_000;
const photo = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/road.jpg')));

/** One run of the office over a schedule. */
export class Simulation {
  readonly office: Office;
  readonly world: World;
  readonly pcs: readonly Pc[];
  readonly saved: Saved[] = [];
  /** Ticket numbers that were given to people. */
  readonly given: string[] = [];
  readonly faults: string[] = [];
  readonly trace: string[] = [];
  readonly did = new Map<Action | 'dies', number>();
  #backup: Backup | null = null;
  /** What is under way on each PC, so that nobody signs in twice. */
  readonly #ready: Promise<void>[];

  constructor(office: Office, seed: number) {
    const { hub, openPage, startMs, places } = office;
    seedCrypto(seed);
    this.office = office;
    this.world = new World(startMs, (nowMs) => {
      hub.clock.nowMs = nowMs;
    });
    this.pcs = places.map((place, index) => {
      const { people, workstation } = place;
      const line = new Line(this.world, hub, random(seed * 31 + index));
      const onFault = (error: unknown) => this.#fault(workstation, error);
      return new Pc({ world: this.world, openPage, line, machine: copyOf(place), workstation, people, onFault });
    });
    this.#ready = places.map(() => Promise.resolve());
  }

  async run(schedule: readonly Operation[]): Promise<void> {
    for (const [mark, operation] of schedule.entries()) {
      await this.world.pass(operation.afterMs);
      this.#begin(operation, mark);
    }
    await this.world.pass(MINUTE);
  }

  traceHash(): string {
    return createHash('sha256').update(this.trace.join('\n')).digest('hex').slice(0, 16);
  }

  note(line: string): void {
    this.trace.push(`${String(this.world.nowMs - this.office.startMs).padStart(8)} ${this.world.steps} ${line}`);
  }

  #fault(workstation: string, error: unknown): void {
    const { name, message, cause } = error as Error;
    // A full disk may be told of, as long as it loses nothing.
    if (message.includes(FULL)) return;
    this.faults.push(`${workstation}: ${name}: ${message.slice(0, 300)} ${cause ? String(cause) : ''}`);
  }

  #begin(operation: Operation, mark: number): void {
    const pc = this.pcs[operation.pc] as Pc;
    const name = `#${mark} ${pc.parts.workstation} ${operation.do}`;
    this.note(name);
    this.#perform(operation, pc, mark).then(
      (outcome) => {
        this.note(`${name}: ${outcome ?? 'done'}`);
        if (!outcome?.startsWith('nothing')) this.#count(operation.do);
      },
      (error: unknown) => this.note(`${name}: ${(error as { code?: string }).code ?? String(error)}`),
    );
    if (operation.diesAfter !== null && pc.isOn) pc.killAfter(operation.diesAfter, () => this.#count('dies'));
  }

  #count(what: Action | 'dies'): void {
    this.did.set(what, (this.did.get(what) ?? 0) + 1);
  }

  async #perform(operation: Operation, pc: Pc, mark: number): Promise<string | undefined> {
    const { hub } = this.office;
    const { line } = pc.parts;
    const { amount } = operation;
    switch (operation.do) {
      case 'receive':
        return this.#receive(await this.#open(operation), operation, mark);
      case 'receive-two':
        return this.#receiveTwo(await this.#open(operation), operation, mark);
      case 'act':
        return this.#act(await this.#open(operation), operation, mark);
      case 'dispose':
        return this.#dispose(await this.#open({ ...operation, by: -1 }), operation, mark);
      case 'attach':
        return this.#attach(await this.#open(operation), operation, mark);
      case 'send':
        return void (await (await this.#open(operation)).replication.sendNow());
      case 'compare':
        return String(await (await this.#open(operation)).replication.compare());
      case 'lock':
        return void (await this.lock(operation.pc, amount % 2 === 0));
      case 'line-down':
        return void line.cut();
      case 'line-up':
        line.faults.isUp = true;
        return undefined;
      case 'lose-replies':
        line.faults.lose = 1 + (amount % 3);
        return undefined;
      case 'repeat-pushes':
        line.faults.repeat = 1 + (amount % 3);
        line.faults.repeatAfterMs = [0, 1_000, 60_000, 400_000][amount % 4] as number;
        return undefined;
      case 'swallow-requests':
        line.faults.swallow = 1 + (amount % 2);
        return undefined;
      case 'delay':
        line.faults.delayMs = [0, 300, 5_000, 40_000][amount % 4] as number;
        return undefined;
      case 'switch-off':
        return void this.kill(operation.pc);
      case 'set-clock':
        pc.skewMs = SKEWS_MS[amount % SKEWS_MS.length] as number;
        return undefined;
      case 'tear-journal':
        return void pc.journal.failNext(amount);
      case 'fill-store':
        pc.isDiskFull = true;
        return undefined;
      case 'free-store':
        pc.isDiskFull = false;
        return undefined;
      case 'empty-store':
        this.kill(operation.pc);
        return void pc.emptyIndexedDb();
      case 'forget-row':
        this.kill(operation.pc);
        return pc.forgetCase(operation.pick);
      case 'back-up-hub':
        this.#backup = await hub.backUp();
        return undefined;
      case 'restore-hub':
        return this.#restore((backup) => backup.restore());
      case 'rewind-hub':
        return this.#restore((backup) => backup.rewind());
      case 'restart-hub':
        for (const one of this.pcs) one.parts.line.breakStreams();
        return undefined;
      case 'stop-hub':
        hub.isDown = true;
        for (const one of this.pcs) one.parts.line.breakStreams();
        this.world.after(1_000 + amount * 100, () => {
          hub.isDown = false;
        });
        return undefined;
    }
  }

  async #restore(how: (backup: Backup) => Promise<void>): Promise<string> {
    const backup = this.#backup;
    if (!backup) return 'nothing to restore';
    for (const one of this.pcs) one.parts.line.breakStreams();
    await atHub(() => how(backup));
    return 'restored';
  }

  kill(index: number): void {
    (this.pcs[index] as Pc).kill();
    this.#ready[index] = Promise.resolve();
  }

  /** The desk with somebody signed in. */
  #open({ pc: index, by }: Pick<Operation, 'pc' | 'by'>): Promise<Desk> {
    const pc = this.pcs[index] as Pc;
    if (!pc.isOn) this.#ready[index] = Promise.resolve();
    const { people } = pc.parts;
    const opened = (this.#ready[index] as Promise<void>).then(() =>
      this.signIn(index, people.at(by % people.length) ?? ''),
    );
    this.#ready[index] = opened.catch(() => {});
    return opened.then(() => pc.desk);
  }

  /** Switches the PC on if need be; whoever is signed in already stays. */
  async signIn(index: number, person: string): Promise<void> {
    const pc = this.pcs[index] as Pc;
    if (!pc.isOn) await pc.start();
    const { at } = await firstValueFrom(pc.desk.phase$.pipe(filter((phase) => phase.at !== 'starting')));
    if (at === 'locked') await pc.signIn(person);
    else if (at !== 'open') throw new Error(`the desk is ${at}`);
  }

  lock(index: number, isNow: boolean): Promise<void> {
    const pc = this.pcs[index] as Pc;
    if (!pc.isOn) this.#ready[index] = Promise.resolve();
    const locked = (this.#ready[index] as Promise<void>).then(() => (pc.isOn ? pc.desk.lock(isNow) : undefined));
    this.#ready[index] = locked.catch(() => {});
    return locked;
  }

  async #receive(desk: Desk, { amount, pick }: Operation, mark: number): Promise<string> {
    const {
      trackingCode: _code,
      limits: _limits,
      ...received
    } = aReceived({
      secret: amount % 7 === 0,
      anonymous: amount % 5 === 0,
      priority: amount % 6 === 0 ? 'urgent' : 'normal',
    });
    const then: NewCase['then'] = [];
    const photos = pick % 12 === 0 ? [{ name: `foto-${mark}.jpg`, type: 'image/jpeg' as const, bytes: photo }] : [];
    const reporter = pick % 4 === 0 ? null : aReporter();
    const input = { received: { ...received, mark }, reporter, then, photos, draft: null };
    const { id } = await desk.cases.receive(input);
    this.given.push(id);
    this.saved.push({ ticket: id, mark, kind: 'received' });
    if (photos.length > 0) this.saved.push({ ticket: id, mark, kind: 'attached' });
    return id;
  }

  /** Two at once, as when a key is pressed twice: one of them may be refused, but what was saved is saved. */
  async #receiveTwo(desk: Desk, operation: Operation, mark: number): Promise<string> {
    const both = [this.#receive(desk, operation, mark), this.#receive(desk, operation, mark)];
    const ended = await Promise.allSettled(both);
    return ended.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))).join(' and ');
  }

  async #chosen(desk: Desk, pick: number): Promise<{ detail: CaseDetail; others: string[] } | null> {
    const rows = await firstValueFrom(desk.cases.rows$);
    const ids = rows.map(({ id }) => id).sort();
    const id = ids[pick % ids.length];
    const detail = id === undefined ? null : await firstValueFrom(desk.cases.detail$(id));
    return detail && { detail, others: ids };
  }

  async #act(desk: Desk, { pick, amount }: Operation, mark: number): Promise<string> {
    const chosen = await this.#chosen(desk, pick);
    const entry = chosen && anEntryFor(chosen.detail, amount, chosen.others, mark);
    if (!entry) return 'nothing to do';
    const { id } = chosen.detail;
    await desk.cases.add(id, entry);
    this.saved.push({ ticket: id, mark, kind: entry.kind });
    return `${entry.kind} on ${id}`;
  }

  /** Verified if need be, and given to both agencies. */
  async #dispose(desk: Desk, { pick }: Operation, mark: number): Promise<string> {
    const chosen = await this.#chosen(desk, pick);
    if (!chosen) return 'nothing to do';
    const { id, summary } = chosen.detail;
    const verified = { classification: 'complaint', category: 'road', supervisory: false, mark } as const;
    const disposed = { units: ['DPUPR', 'DLHP'], instruction: 'Tindak lanjuti.', mark };
    const isVerified = summary.status !== 'received';
    await desk.cases.add(id, ...(isVerified ? [] : [{ kind: 'verified' as const, data: verified }]), {
      kind: 'disposed',
      data: disposed,
    });
    this.saved.push({ ticket: id, mark, kind: 'disposed' });
    return `disposed ${id}`;
  }

  async #attach(desk: Desk, { pick }: Operation, mark: number): Promise<string> {
    const chosen = await this.#chosen(desk, pick);
    if (!chosen) return 'nothing to do';
    const { id } = chosen.detail;
    await desk.cases.attach(id, { name: `foto-${mark}.jpg`, type: 'image/jpeg', bytes: photo });
    this.saved.push({ ticket: id, mark, kind: 'attached' });
    return `attached to ${id}`;
  }

  /** Everybody goes home, and nothing of this run is left for the next one. */
  async end(): Promise<void> {
    for (const [index, pc] of this.pcs.entries()) {
      this.kill(index);
      pc.isDiskFull = false;
    }
    await this.world.settle();
  }

  /** Everything that can be mended from outside is. */
  healed(): void {
    this.office.hub.isDown = false;
    for (const [index, pc] of this.pcs.entries()) {
      this.kill(index);
      pc.parts.line.faults = goodLine();
      pc.skewMs = 0;
      pc.isDiskFull = false;
      pc.journal.failNext(null);
    }
  }
}

const DAY = 24 * 60 * MINUTE;
const SKEWS_MS = [0, 0, 3 * MINUTE, -3 * MINUTE, 40 * MINUTE, -40 * MINUTE, DAY, -DAY, 365 * DAY, -365 * DAY];
