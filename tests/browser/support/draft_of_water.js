// A plan of a small valley: an axis, two strategies, four actions; one line of it is on the wrong level.
export const draft_of_water = `Asse 1: Acqua per tutti

La valle perde un terzo dell’acqua che raccoglie.

Strategia 1.1: Perdere meno acqua

Tubi e contatori della rete comunale.

Azione 1.1.1: Condotte nuove

Sostituire dieci chilometri di condotte entro il 2028.

Azione 1.1.2: Contatori che si leggono da lontano

Mettere contatori nuovi in ogni casa, a spese del consorzio.

Strategia 1.2: Acqua nelle borgate

Fontane e sorgenti fuori dalla rete.

Azione 1.2.1: Fontane riaperte

Riaprire le sei fontane chiuse, con l’analisi dell’acqua esposta.

Strategia 1.2.2: Sorgenti censite

Censire le sorgenti delle borgate alte e chiudere quelle senza analisi.
`;
