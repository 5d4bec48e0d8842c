// A deliberate leak: the fence test must find it.
import { open } from '@/storage/open';

export const peek = open;
