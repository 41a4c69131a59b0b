export { DataAgeText } from './DataAgeText';
export {
  formatAge,
  formatDate,
  formatDaysLeft,
  formatDeadline,
  formatTime,
} from './formatDate';
export { useNow } from './useNow';
