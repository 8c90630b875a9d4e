import { openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Directory } from '../directory-view.ts';
import type { KeyRing } from '../keys.ts';
import { placeOf } from './seal.ts';

const PLACE = placeOf('vault', 'directory', 'body', '');

type Copied = Parameters<Directory['put']>[0];

/**
 * What a receipt needs of the directory, kept beside the journal: a PC whose IndexedDB was emptied while it has no
 * network goes on taking reports.
 */
export async function writeDirectoryCopy(vault: Desktop['vault'], keys: KeyRing, directory: Directory): Promise<void> {
  if (directory.isEmpty) return;
  const copied = directory.documents('district', 'unit', 'calendar', 'standard');
  await vault.write('directory', await sealValue(keys.main, 'main', PLACE, copied));
}

export async function readDirectoryCopy(vault: Desktop['vault'], keys: KeyRing): Promise<Copied> {
  const sealed = await vault.read('directory');
  return sealed === null ? [] : ((await openValue(keys.main, PLACE, sealed)) as Copied);
}
