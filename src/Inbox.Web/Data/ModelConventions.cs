using System.Linq.Expressions;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Inbox.Web.Data;

/// <summary>What holds for every entity, so that no mapping has to remember it.</summary>
internal static class ModelConventions
{
    private const int EnumLength = 40;

    /// <summary>
    /// Leads the key of every owned entity with its organization. Done before the mappings,
    /// so that their composite foreign keys find it.
    /// </summary>
    public static void KeyOwnedEntities(this ModelBuilder builder)
    {
        foreach (var type in typeof(InboxDbContext).Assembly.GetTypes().Where(IsOwned))
        {
            if (type.GetProperty("Id") is not null)
            {
                builder.Entity(type).HasKey(nameof(IOrganizationOwned.OrganizationId), "Id");
            }
        }
    }

    /// <summary>Filters every owned entity by organization. Keys are made by the entities, never by the database.</summary>
    public static void FilterOwnedEntities(this ModelBuilder builder, InboxDbContext context)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(type => IsOwned(type.ClrType)).ToList())
        {
            builder.Entity(type.ClrType).HasQueryFilter(InboxDbContext.OrganizationFilter, FilterOf(type, context));
            foreach (var property in type.FindPrimaryKey()!.Properties)
            {
                property.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    public static void StoreEnumsAsText(this ModelBuilder builder)
    {
        var properties = builder.Model.GetEntityTypes().SelectMany(
            type => type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties())));
        foreach (var property in properties)
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum)
            {
                property.SetValueConverter(typeof(UpperCaseEnumConverter<>).MakeGenericType(type));
                property.SetMaxLength(EnumLength);
            }
        }
    }

    private static bool IsOwned(Type type) => type.IsClass && type.IsAssignableTo(typeof(IOrganizationOwned));

    /// <summary><c>entity => entity.OrganizationId == context.OrganizationId</c>; EF turns the context into the one that asks.</summary>
    private static LambdaExpression FilterOf(IMutableEntityType type, InboxDbContext context)
    {
        var entity = Expression.Parameter(type.ClrType, "entity");
        var mine = Expression.Property(entity, nameof(IOrganizationOwned.OrganizationId));
        var current = Expression.Property(Expression.Constant(context), nameof(InboxDbContext.OrganizationId));
        return Expression.Lambda(Expression.Equal(Expression.Convert(mine, typeof(Guid?)), current), entity);
    }
}
