using Inbox.Web.Data;
using Npgsql;
using NpgsqlTypes;

namespace Inbox.LoadTests.Generation;

/// <summary>Rows on their way into one table, by binary COPY.</summary>
internal sealed class CopyTable(NpgsqlBinaryImporter importer)
{
    /// <summary>Copies a row for each item; the columns are those the caller then writes, in that order.</summary>
    public static async Task CopyAsync<T>(
        NpgsqlConnection connection, string table, string columns, IEnumerable<T> items, Action<CopyTable, T> write,
        CancellationToken cancellationToken)
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"copy {table} ({columns}) from stdin (format binary)", cancellationToken);
        var copy = new CopyTable(importer);
        foreach (var item in items)
        {
            importer.StartRow();
            write(copy, item);
        }

        await importer.CompleteAsync(cancellationToken);
    }

    public CopyTable Id(Guid? id) => id is { } value ? Write(value, NpgsqlDbType.Uuid) : Null();

    public CopyTable Text(string? text) => text is null ? Null() : Write(text, NpgsqlDbType.Text);

    public CopyTable Enum<TEnum>(TEnum value) where TEnum : struct, Enum => Text(UpperCaseEnum.ToText(value));

    public CopyTable Moment(DateTimeOffset? moment) =>
        moment is { } value ? Write(value.UtcDateTime, NpgsqlDbType.TimestampTz) : Null();

    public CopyTable Flag(bool value) => Write(value, NpgsqlDbType.Boolean);

    public CopyTable Number(int value) => Write(value, NpgsqlDbType.Integer);

    public CopyTable Texts(string[] texts) => Write(texts, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public CopyTable Ids(Guid[] ids) => Write(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public CopyTable Json(string json) => Write(json, NpgsqlDbType.Jsonb);

    private CopyTable Write<T>(T value, NpgsqlDbType type)
    {
        importer.Write(value, type);
        return this;
    }

    private CopyTable Null()
    {
        importer.WriteNull();
        return this;
    }
}
