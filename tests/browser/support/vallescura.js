// The plan of a small valley: an axis, two strategies, four actions; one line of it is on the wrong level. What is proposed
// on it, and what is answered, by the number under which it arrived.
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

export const proposals = {
  anna: {
    point: "Condotte nuove",
    kind: "change",
    words: "Sostituire venti chilometri di condotte entro il 2027.",
    title: "Venti chilometri, un anno prima",
    reasons: "Dieci chilometri bastano appena per il fondovalle.",
  },
  bruno: {
    point: "Fontane riaperte",
    kind: "addition",
    words: "Riaprire le sei fontane chiuse, con l’analisi dell’acqua esposta. Una fontana davanti a ogni scuola.",
    title: "Una fontana davanti a ogni scuola",
    reasons: "Chi va a scuola beve dalla bottiglia.",
    body: "Genitori di Vallescura",
  },
  carla: {
    point: "Contatori che si leggono da lontano",
    kind: "deletion",
    words: "Mettere contatori nuovi in ogni casa.",
    title: "Non a spese del consorzio",
    reasons: "Il consorzio lo paga chi ha l’orto.",
  },
};

export const answers = {
  1: {
    outcome: "partially_accepted",
    words: "Sostituire quindici chilometri di condotte entro il 2028.",
    reason: "Quindici chilometri hanno una copertura; un anno prima no.",
  },
  2: { outcome: "accepted", reason: "L’acqua c’è già, manca il rubinetto." },
  3: { outcome: "rejected", reason: "Senza contatori nuovi le perdite non si misurano." },
};
