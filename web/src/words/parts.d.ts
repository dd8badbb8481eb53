// The words that only the pages of the event day bring.
declare module "*.json?event_day" {
  const words: unknown;
  export default words;
}
