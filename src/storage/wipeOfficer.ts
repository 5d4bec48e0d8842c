import { databaseName } from './officerDatabase';

/**
 * Destroys what an officer has on this tablet, once the court has all of it and has told so. The keys are gone before (deviceRegistry's
 * `forgetOfficer`); what is left of the disk's old blocks says nothing without them. `dropCopy` removes the second copy.
 */
export async function wipeOfficer(officer: string, dropCopy: (officer: string) => Promise<void>, factory = indexedDB): Promise<void> {
  await new Promise<void>((resolve) => {
    const deleting = factory.deleteDatabase(databaseName(officer));
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });
  await dropCopy(officer);
}
