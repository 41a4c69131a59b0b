export { DataAgeText } from './DataAgeText';
export {
  formatAge,
  formatDate,
  formatDaysLeft,
  formatDaysRemaining,
  formatDeadline,
  formatTime,
} from './formatDate';
export { formatDuration } from './formatDuration';
export { useNow } from './useNow';
