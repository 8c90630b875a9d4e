import { resolve } from 'node:path';
import { runCommand, USAGE } from './commands.ts';
import { readConfig } from './config.ts';
import { throughDoor } from './control.ts';
import { openDatabase, startHub } from './server.ts';

/** `npm run hub -- <command>`: serves, or does what an administrator asks; see USAGE. */
const command = inThisFolder(process.argv.slice(2));
const config = readConfig(process.env);

try {
  if (command[0] === 'serve') await serve();
  else if (command.length === 0) console.log(USAGE);
  else console.log(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const hub = await startHub(config);
  console.log(`hub at ${hub.address}`);
  const stop = () => void hub.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function run(): Promise<string> {
  const answer = config.databaseUrl ? null : await throughDoor(config.dataFolder, command);
  if (answer !== null) return answer;
  const database = await openDatabase(config);
  try {
    return await runCommand({ database, now: Date.now, dataFolder: config.dataFolder }, command);
  } finally {
    await database.close();
  }
}

/** Files are named from where the command is typed, not from where the hub runs that carries it out. */
function inThisFolder(words: string[]): string[] {
  const [group, verb] = words;
  const isFile = (index: number) =>
    ['--file', '--answer'].includes(words[index - 1] ?? '') ||
    (group === 'bundle' && verb === 'import' && index === 2 && !words[2]?.startsWith('-'));
  return words.map((word, index) => (isFile(index) ? resolve(word) : word));
}
