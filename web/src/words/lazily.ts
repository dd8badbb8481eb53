// Parts of other pages that speak of answers bring their words with them: until there are answers, nobody carries either.
import { know } from "./words.svelte";

export const with_words = async <T>(load: Promise<T>): Promise<T> => (await Promise.all([load, know("answers")]))[0];
