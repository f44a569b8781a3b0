package eu.undersigned.consultation;

/// Children of one consultation who are alike in all that is shown of them.
///
/// @param band empty: several
/// @param country empty: several
/// @param source empty: several
record Cell(int campaign, String slug, String band, String country, String source) {
    static final String SEVERAL = "";

    Cell ofAnySource() {
        return new Cell(campaign, slug, band, country, SEVERAL);
    }

    Cell ofAnyCountry() {
        return new Cell(campaign, slug, band, SEVERAL, SEVERAL);
    }

    Cell ofAnyBand() {
        return new Cell(campaign, slug, SEVERAL, SEVERAL, SEVERAL);
    }
}
