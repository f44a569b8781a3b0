package eu.undersigned.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Binds the rows of a batch as one array a column, for `SELECT ... FROM unnest(?, ?, ...)`: the statement's text is
/// the same for every batch size, so it is planned once.
public final class Columns<T> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int index;

    public Columns(PreparedStatement statement, List<T> rows) throws SQLException {
        this(statement, rows, 0);
    }

    /// @param before parameters before the first column
    public Columns(PreparedStatement statement, List<T> rows, int before) throws SQLException {
        this.index = before;
        this.connection = statement.getConnection();
        this.statement = statement;
        this.rows = rows;
    }

    /// Binds the next parameter as an array of the PostgreSQL type `type`, such as `uuid`, `bytea`, `int4`, `text`.
    public Columns<T> column(String type, Function<T, ? extends Object> value) throws SQLException {
        Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        Array array = connection.createArrayOf(type, values);
        statement.setArray(++index, array);
        return this;
    }
}
