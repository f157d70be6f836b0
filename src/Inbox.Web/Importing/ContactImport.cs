using System.Security.Cryptography;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Importing;

/// <summary>A file of contacts, how it is read, and how far it is taken in.</summary>
public sealed class ContactImport : IOrganizationOwned
{
    public const int FileNameLength = 150;
    public const int EncodingLength = 20;
    public const int SeparatorLength = 1;

    /// <summary>For how long an import can be taken back, and its file is kept.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(1);

    public ContactImport(Agent by, string fileName, ImportFormat format, int rows, DateTimeOffset now)
        : this(by.OrganizationId, by.Id, fileName, format.Encoding, format.Separator, rows, now) => DueAt = now + UndoTime;

    private ContactImport(
        Guid organizationId, Guid createdById, string fileName, string encoding, string separator, int rows, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, CreatedById, FileName, Encoding, Separator) = (organizationId, createdById, fileName, encoding, separator);
        (Rows, CreatedAt) = (rows, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CreatedById { get; private set; }

    public string FileName { get; private set; }

    public string Encoding { get; private set; }

    public string Separator { get; private set; }

    public ImportFormat Format => new(Encoding, Separator);

    /// <summary>What is done with each column, and how: an <see cref="ImportPlan"/> as JSON; null until somebody has said.</summary>
    public string? Plan { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>How many there are, without the header.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of them are taken in, or while it is taken back, how many are not yet.</summary>
    public int RowsDone { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    /// <summary>Who was there as the file says, or was not asked for.</summary>
    public int Unchanged { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Who stays although the import was taken back, since somebody changed them after it.</summary>
    public int Kept { get; private set; }

    /// <summary>Hashes of the numbers and addresses of people who were erased since the file came (<see cref="KeyOf"/>).</summary>
    public string[] ErasedKeys { get; private set; } = [];

    /// <summary>Rows of the file that made or changed them.</summary>
    public int[] ErasedRows { get; private set; } = [];

    /// <summary>Whether the file names somebody who was erased, and is not written anew yet.</summary>
    public bool IsToBeCleaned => State is ImportState.Done && ErasedKeys.Length + ErasedRows.Length > 0;

    /// <summary>Whether it was stopped before its last row.</summary>
    public bool IsStopped => State is ImportState.Done && RowsDone < Rows;

    /// <summary>Who took it back; null where nobody has.</summary>
    public Guid? UndoneById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a worker goes on with it, or deletes its file; null when that is done.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>By what a person is known again, which tells nobody who it is.</summary>
    public static string KeyOf(string numberOrAddress) =>
        Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(numberOrAddress)));

    /// <summary>A person was erased: what the file says of them is not taken in, and goes.</summary>
    public void LeaveOut(IEnumerable<string> numbersAndAddresses, IEnumerable<int> rows, DateTimeOffset now)
    {
        (ErasedKeys, ErasedRows) = ([.. ErasedKeys.Union(numbersAndAddresses.Select(KeyOf))], [.. ErasedRows.Union(rows)]);
        DueAt = IsToBeCleaned ? now : DueAt;
    }

    /// <summary>The file names them no more.</summary>
    public void Clean() => (ErasedKeys, ErasedRows, DueAt) = ([], [], EndedAt + UndoTime);

    public bool MayUndo(DateTimeOffset now) => State == ImportState.Done && now < EndedAt + UndoTime;

    /// <summary>Read otherwise than it was guessed.</summary>
    public void Read(ImportFormat format, int rows) => (Encoding, Separator, Rows) = (format.Encoding, format.Separator, rows);

    /// <param name="by">Whose import it is from now on.</param>
    public void Start(Agent by, string plan, DateTimeOffset now) =>
        (CreatedById, Plan, State, StartedAt, DueAt) = (by.Id, plan, ImportState.Running, now, now);

    /// <summary>A batch was taken in.</summary>
    public void Advance(int rows, ImportCounts counts, DateTimeOffset leaseUntil)
    {
        (RowsDone, DueAt) = (RowsDone + rows, leaseUntil);
        (Created, Updated) = (Created + counts.Created, Updated + counts.Updated);
        (Unchanged, Failed) = (Unchanged + counts.Unchanged, Failed + counts.Failed);
    }

    public void Finish(DateTimeOffset now)
    {
        (State, EndedAt) = (ImportState.Done, now);
        DueAt = IsToBeCleaned ? now : now + UndoTime;
    }

    public void Undo(Agent by, DateTimeOffset now) => (State, UndoneById, DueAt) = (ImportState.Undoing, by.Id, now);

    /// <summary>Some rows were taken back.</summary>
    /// <param name="left">How many are not yet.</param>
    public void GoBack(int left, int kept, DateTimeOffset leaseUntil) => (RowsDone, Kept, DueAt) = (left, Kept + kept, leaseUntil);

    public void FinishUndo(DateTimeOffset now) => (State, EndedAt, DueAt) = (ImportState.Undone, now, now);
}

public enum ImportState
{
    /// <summary>Somebody says what the columns are.</summary>
    Mapping,
    Running,
    Done,
    Undoing,
    Undone,
}

/// <summary>What became of some rows.</summary>
public sealed record ImportCounts(int Created, int Updated, int Unchanged, int Failed);
