using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Tests.Data;

/// <summary>
/// What was given up or failed while PostgreSQL made its plan (a reader who goes on to another page, a time limit) takes nothing from
/// whoever gets the connection next.
/// </summary>
public sealed class AbandonedCommandTests(DatabaseFixture databases) : IAsyncLifetime
{
    /// <summary>The driver prepares a statement when it comes for the fifth time.</summary>
    private const int UntilPrepared = 5;

    /// <summary>A function that counts as constant is run when the plan is made: so the test decides whether planning fails.</summary>
    private const string Schema =
        """
        create table plan_refusals (reason text);
        create function plan_or_refuse() returns int immutable language plpgsql as $$
        begin
            if exists (select from plan_refusals) then raise exception 'no plan'; end if;
            return 7;
        end $$;
        """;

    private NpgsqlDataSource source = null!;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        var oneConnection = new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 1 }.ConnectionString;
        source = InboxDataSource.Create(DatabaseConnectionString.WithDefaults(oneConnection));
        await using var schema = source.CreateCommand(Schema);
        await schema.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    [Fact]
    public async Task A_question_whose_planning_failed_is_answered_the_next_time() => await FailWhilePreparingAsync(AskAsync);

    [Fact]
    public async Task So_is_one_that_went_along_with_another() => await FailWhilePreparingAsync(async () =>
    {
        await using var db = NewContext();
        db.Companion = new(
            "select 1", [], async (reader, cancellationToken) => Assert.True(await reader.ReadAsync(cancellationToken)));
        return await QuestionOf(db).SingleAsync(TestContext.Current.CancellationToken);
    });

    [Fact]
    public async Task So_is_one_in_a_transaction_that_was_rolled_back() => await FailWhilePreparingAsync(async () =>
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return await QuestionOf(db).SingleAsync(TestContext.Current.CancellationToken);
    });

    private static IQueryable<int> QuestionOf(InboxDbContext db) =>
        db.Database.SqlQueryRaw<int>("select plan_or_refuse() as \"Value\"");

    private async Task FailWhilePreparingAsync(Func<Task<int>> ask)
    {
        for (var i = 1; i < UntilPrepared; i++)
        {
            Assert.Equal(7, await ask());
        }

        await SetAsync("insert into plan_refusals values ('now')");
        await Assert.ThrowsAsync<PostgresException>(ask);
        await SetAsync("delete from plan_refusals");

        Assert.Equal(7, await ask());
        Assert.Equal(7, await AskAsync());
    }

    private async Task<int> AskAsync()
    {
        await using var db = NewContext();
        return await QuestionOf(db).SingleAsync(TestContext.Current.CancellationToken);
    }

    private async Task SetAsync(string sql)
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    private InboxDbContext NewContext()
    {
        var options = new DbContextOptionsBuilder<InboxDbContext>();
        options.UseInbox(source);
        return new InboxDbContext(options.Options);
    }
}
