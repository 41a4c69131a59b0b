export { DataAgeText } from './DataAgeText';
export {
  formatAge,
  formatDate,
  formatDaysLeft,
  formatDaysRemaining,
  formatDeadline,
  formatTime,
} from './formatDate';
export { useNow } from './useNow';
