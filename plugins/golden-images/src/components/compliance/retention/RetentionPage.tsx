import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  releaseTitle,
  type Removable,
  type RetentionPage as Report,
  type RetentionRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { goldenImagesTranslationRef } from '../../../translation';
import { formatSize } from '../../images/formatSize';
import { ShowMore } from '../../more';
import { PhaseChip, ReleaseLink } from '../../releases';
import { Loaded } from '../../request';
import { dateText } from '../../time';

/** What may leave the registry, from when, and how much that frees (R-RET-05). */
export function RetentionPage() {
  return null;
}
