namespace Inbox.Web.Background;

/// <summary>
/// The statement by which a worker claims rows of a table that are due. The claim is a lease: no other worker finds the row until the lease
/// ends, and one whose worker died is found again then. The values are SQL of ours, in which the row is called <c>due</c>.
/// </summary>
/// <param name="Table">The table that serves as the queue.</param>
/// <param name="Lease">Longer than the work on a whole batch can take.</param>
public sealed record DueRowClaim(string Table, TimeSpan Lease)
{
    /// <summary>
    /// The primary key. Where a row belongs to an organization, the first column says to which, and the second is the id.
    /// </summary>
    public IReadOnlyList<string> Key { get; init; } = ["organization_id", "id"];

    /// <summary>The column that the lease moves to its end.</summary>
    public string LeaseColumn { get; init; } = "due_at";

    /// <summary>What else a claim changes in the row.</summary>
    public string? AlsoSet { get; init; }

    public string? Join { get; init; }

    /// <summary>Which rows are due at <c>@now</c>.</summary>
    public string Condition { get; init; } = "due.due_at <= @now";

    public string OrderBy { get; init; } = "due.due_at";

    /// <summary>Returns a <see cref="DueRow"/> for each row. The parameters are <c>@now</c>, <c>@until</c> and <c>@limit</c>.</summary>
    public string SqlForKeys => $"{Sql} returning {Key[0]}, {Key[1]} as id";

    /// <summary>Returns the whole rows, with the same parameters.</summary>
    public string SqlForRows => $"{Sql} returning *";

    /// <summary>
    /// Ends the lease of rows that nobody has moved since, so that they are due as they were. The parameters are <c>@now</c>,
    /// <c>@until</c>, and <c>@owners</c> and <c>@ids</c>, which name the rows.
    /// </summary>
    public string SqlForRelease =>
        $"""
        update {Table} set {LeaseColumn} = @now
        where {LeaseColumn} = @until and ({Key[0]}, {Key[1]}) in (select * from unnest(@owners, @ids))
        """;

    private string Sql =>
        $"""
        update {Table} set {LeaseColumn} = @until{(AlsoSet is null ? null : ", " + AlsoSet)}
        where ({string.Join(", ", Key)}) in (
            select {string.Join(", ", Key.Select(column => "due." + column))} from {Table} due
            {Join}
            where {Condition}
            order by {OrderBy} limit @limit
            for update of due skip locked)
        """;
}

/// <summary>One row that a worker has claimed.</summary>
public sealed record DueRow(Guid OrganizationId, Guid Id);
