import { computed, shallowRef } from 'vue';
import { isReadOnly, readFieldAction } from '@/domain/fieldAction';
import { isWithdrawn, textOf, type FoldedDocument } from '@/domain/journal';
import { areaOfRecord, areaUncertainty, cornersOf, suspiciousCorners } from '@/domain/land';
import type { ActionTabProps } from '@/ports/action';

/** The parcels of an action, the one on the screen, and what follows from its corners. */
export function useParcels(props: ActionTabProps) {
  const parcels = computed(() =>
    [...props.live.documents.values()]
      .filter((each) => each.kind === 'parcel' && each.action === props.actionId && !isWithdrawn(each))
      .sort((a, b) => (a.created.entry < b.created.entry ? -1 : 1)),
  );
  /** `new`: the next corner begins another parcel. */
  const chosenId = shallowRef<string | null>(null);
  const parcel = computed<FoldedDocument | null>(() => (chosenId.value === 'new' ? null : (parcels.value.find(({ id }) => id === chosenId.value) ?? parcels.value.at(-1) ?? null)));
  const corners = computed(() => (parcel.value ? cornersOf(parcel.value) : []));
  const area = computed(() => areaOfRecord(corners.value));
  const uncertainty = computed(() => areaUncertainty(corners.value));
  const action = computed(() => {
    const document = props.live.documents.get(`fieldAction/${props.actionId}`);
    return document ? readFieldAction(document) : null;
  });
  const doubted = computed(() => suspiciousCorners(corners.value, action.value?.place ?? null));
  /** Nothing of the action can be done any more. */
  const closed = computed(() => isReadOnly(props.live.left, props.live.documents.get(`fieldAction/${props.actionId}`)));
  const readonly = computed(() => closed.value || parcel.value?.frozen != null);
  const nameOf = (document: FoldedDocument): string | null => textOf(document, 'name');
  return { parcels, chosenId, parcel, corners, area, uncertainty, action, doubted, closed, readonly, nameOf };
}
