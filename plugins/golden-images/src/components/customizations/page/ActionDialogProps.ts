import type { RequestView } from '@image-governance/plugin-golden-images-common';

/** What every dialog about a request is given. */
export interface ActionDialogProps {
  readonly request: RequestView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
