/** The colors that come through a clip's palette unchanged: offense, defense, and what is written. */
